import { expect, type Locator, type Page } from '@playwright/test';

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

/** Tabs to a drop-down and chooses with the arrows. A freshly opened list learns a moment later where it stands, so the step is repeated until the option is the marked one. */
export async function choose(page: Page, dropdown: Locator, name: string): Promise<void> {
  await press(page, dropdown);
  const option = page.getByRole('option', { name, exact: true });
  await option.waitFor();
  for (let step = 0; step < MOST_STOPS && !(await option.evaluate((element) => element.hasAttribute('data-combobox-selected'))); step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dropdown).toHaveValue(name);
}

/** From here on any mouse button fails the test: the job is done with keys. */
export async function forbidMouse(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.addEventListener('pointerdown', (event) => console.error(`the mouse was used on ${String(event.target)}`), { capture: true });
  });
}
