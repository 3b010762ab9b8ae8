import { BrowserWindow, session, type Session } from 'electron';
import { denyNavigation } from './navigation';
import { denyPermissions } from './permissions';

const SCHEME = 'report';

/** Pages that are being printed, by address. */
const pages = new Map<string, string>();
let printed = 0;
let quiet: Session | null = null;

/**
 * A page of ours (a report) as PDF. It is laid out in a window that nobody sees, with a session of its own that forgets everything, without
 * scripts, and from which no request leaves: names in it came from anywhere.
 */
export async function printPdf(html: string): Promise<Uint8Array> {
  quiet ??= openSession();
  printed += 1;
  const address = `${SCHEME}://page/${printed}`;
  pages.set(address, html);
  const window = new BrowserWindow({ show: false, webPreferences: { session: quiet, javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false, webgl: false, spellcheck: false, devTools: false } });
  try {
    denyNavigation(window.webContents);
    await window.loadURL(address);
    return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateDocumentOutline: true, generateTaggedPDF: true });
  } finally {
    window.destroy();
    pages.delete(address);
  }
}

/** One for all reports: a session stays until the app ends. */
function openSession(): Session {
  const opened = session.fromPartition(SCHEME, { cache: false });
  denyPermissions(opened);
  opened.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !pages.has(url) }));
  opened.protocol.handle(SCHEME, ({ url }) => new Response(pages.get(url) ?? '', { headers: { 'content-type': 'text/html; charset=utf-8' } }));
  return opened;
}
