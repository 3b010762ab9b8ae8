import type { BrowserWindow } from 'electron';
import { writeFileAtomically } from './writeFileAtomically';

/** Writes what the window shows as a PNG. */
export async function takeScreenshot(window: BrowserWindow, file: string): Promise<void> {
  const picture = await window.webContents.capturePage();
  writeFileAtomically(file, picture.toPNG());
}
