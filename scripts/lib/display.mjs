/**
 * Is there a screen to open a window on? Only Linux can be without one and still run this.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Arguments that run a command on an invisible screen; -a takes a free display number. */
export const xvfb = ['xvfb-run', '-a', '-s', '-screen 0 1400x900x24'];

/**
 * Chromium refuses to start its sandbox as root, and containers and CI often run as root. Never added
 * otherwise: the sandbox is one of the app's protections.
 * @returns {readonly string[]}
 */
export const sandboxArguments = () => (process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []);
