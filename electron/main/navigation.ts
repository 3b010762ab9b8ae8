import type { WebContents } from 'electron';

/** The page stays where it is and stays alone, whatever is clicked, dropped or scripted. */
export function denyNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // no address is handed to the user's browser either: the app itself links nowhere, and data never may
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
