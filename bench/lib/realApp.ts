import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

/** Starts the real app on a project, with a user-data folder of its own. `started`: when, by `performance.now()`. */
export async function launchApp(file: string, userData: string): Promise<{ readonly app: ElectronApplication; readonly page: Page; readonly started: number }> {
  const started = performance.now();
  // Chromium starts as root only without its sandbox
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const environment = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const app = await _electron.launch({ args: [...root, '.', file], env: { ...environment, GOLDSET_USER_DATA: userData }, colorScheme: null });
  return { app, page: await app.firstWindow(), started };
}

/** The real app on a copy of a project, its grid drawn; ended and removed afterwards. */
export async function withAppOn(project: string, measure: (app: ElectronApplication, page: Page) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(path.dirname(project), 'app-'));
  try {
    const file = path.join(folder, 'project.goldset');
    copyFileSync(project, file);
    const { app, page } = await launchApp(file, path.join(folder, 'user data'));
    await page.locator('.ag-row .ag-cell').first().waitFor();
    await measure(app, page);
    await app.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Goes to the Label screen, as somebody new where nobody has labelled. */
export async function startLabelling(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  const name = page.getByRole('textbox', { name: 'Your name' });
  const item = page.getByRole('region', { name: 'Item to label' });
  await name.or(item).first().waitFor();
  if (await name.isVisible()) {
    await name.fill('Bench');
    await page.keyboard.press('Enter');
  }
  await item.waitFor();
}

/** Presses the keys of three classes in turn, at a pace that lets each answer be saved. */
export async function pressKeys(page: Page, keys: number, msBetween: number): Promise<void> {
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(String(1 + (key % 3)));
    await page.waitForTimeout(msBetween);
  }
}
