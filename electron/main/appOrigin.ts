/** Where the page lives; the only origin that may speak to the shell. */
export const APP_ORIGIN = 'app://goldset';
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** Whether a frame's address is the app's own, decided by a URL parser: `app://goldset.evil`, `app://goldset@evil` and `about:blank` are not. */
export function isAppAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === 'app:' && url.host === 'goldset' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}
