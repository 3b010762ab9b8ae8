import { BrowserWindow, session } from 'electron';
import { denyNavigation } from './navigation';
import { denyPermissions } from './permissions';

const ADDRESS = 'report://page/';

/**
 * A page of ours (a report) as PDF. It is laid out in a window that nobody sees, with a session of its own that forgets everything, without
 * scripts, and from which no request leaves: names in it came from anywhere.
 */
export async function printPdf(html: string): Promise<Uint8Array> {
  const quiet = session.fromPartition(`report-${Date.now()}`, { cache: false });
  denyPermissions(quiet);
  quiet.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== ADDRESS }));
  quiet.protocol.handle('report', () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }));
  const window = new BrowserWindow({ show: false, webPreferences: { session: quiet, javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false, webgl: false, spellcheck: false, devTools: false } });
  try {
    denyNavigation(window.webContents);
    await window.loadURL(ADDRESS);
    return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateDocumentOutline: true, generateTaggedPDF: true });
  } finally {
    window.destroy();
    quiet.protocol.unhandle('report');
  }
}
