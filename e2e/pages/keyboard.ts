import type { Locator, Page } from '@playwright/test';

const MOST_STOPS = 120;

/** Presses Tab until the element has the focus, as somebody without a mouse does; fails when Tab never gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

/** Tabs to a button and presses it. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** From here on any mouse button fails the test: the job is done with keys. */
export async function forbidMouse(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.addEventListener('pointerdown', (event) => console.error(`the mouse was used on ${String(event.target)}`), { capture: true });
  });
}
