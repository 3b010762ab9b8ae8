/** Where the page lives; the only origin that may speak to the shell. */
export const APP_ORIGIN = 'app://goldset';
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** Whether a frame's address is the app's own, decided by a URL parser: `app://goldset.evil`, `app://goldset@evil` and `about:blank` are not. */
export function isAppAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && url.protocol === 'app:' && url.host === 'goldset' && url.username === '' && url.password === '';
}

/** Whether a frame shows the app's one page: the only sender that the shell listens to. */
export function isAppPage(address: string): boolean {
  return isAppAddress(address) && new URL(address).pathname === '/index.html';
}
