import type { Locator } from '@playwright/test';
import { expect } from '../fixtures';
import { Journey } from './journey';
import { press, tabTo } from './keyboard';

/** The verbs of several people at one machine, with the keyboard alone. */
export class TeamJourney extends Journey {
  /** On Home: opens a bundled sample by its title. */
  async openSample(title: string): Promise<void> {
    await press(this.page, this.page.getByRole('button', { name: new RegExp(`^${title}`) }));
    await expect(this.page.getByRole('grid')).toBeVisible();
    await expect(this.page.locator('.ag-row .ag-cell').first()).toBeVisible();
  }

  get #people(): Locator {
    return this.page.getByRole('dialog').filter({ has: this.page.getByRole('textbox', { name: 'Name of a new annotator' }) });
  }

  /** A new profile, and on as that person. */
  async join(name: string): Promise<void> {
    await this.page.keyboard.press('Control+u');
    const field = this.#people.getByRole('textbox', { name: 'Name of a new annotator' });
    await tabTo(this.page, field);
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await this.#isNow(name);
  }

  /** The profile of this name, in two keystrokes. */
  async become(name: string): Promise<void> {
    await this.page.keyboard.press('Control+u');
    const person = this.#people.getByRole('button', { name: new RegExp(`^${name}`) });
    await person.waitFor();
    const place = await person.evaluate((button) => [...button.parentElement!.children].indexOf(button) + 1);
    await this.page.keyboard.press(String(place));
    await this.#isNow(name);
  }

  /** The overview of the Agree screen, with its intervals. */
  async showAgreement(): Promise<Locator> {
    await this.page.keyboard.press('Control+3');
    await this.page.keyboard.press('Control+Shift+O');
    const figures = this.page.getByRole('region', { name: 'Agreement overall' });
    await expect(figures).toContainText('Intervals: 95 %', { timeout: 60_000 });
    return figures;
  }

  async showTeam(): Promise<void> {
    await this.page.keyboard.press('Control+3');
    await this.page.keyboard.press('Control+Shift+T');
    await expect(this.page.getByRole('heading', { name: 'People', exact: true })).toBeVisible();
  }

  /** Somebody who labels blind sees no disagreement before they are an adjudicator. */
  async becomeAdjudicator(look: () => Promise<void>): Promise<void> {
    await this.page.keyboard.press('Control+3');
    await this.page.keyboard.press('Control+Shift+D');
    await expect(this.page.getByRole('heading', { name: 'You label blind' })).toBeVisible();
    await expect(this.#toSettle).toHaveCount(0);
    await look();
    await this.page.keyboard.press('Enter');
    await expect(this.#toSettle).toBeVisible();
  }

  /** The queue of disagreements, its first item on the screen. */
  async startSettling(): Promise<void> {
    await this.page.keyboard.press('Control+3');
    await this.page.keyboard.press('Control+Shift+D');
    await expect(this.#toSettle.locator('.mono').first()).toBeVisible();
  }

  get #toSettle(): Locator {
    return this.page.getByRole('region', { name: 'Item to settle' });
  }

  /** The item that is being settled: its own id. */
  async itemToSettle(): Promise<string> {
    return this.#toSettle.locator('.mono').first().innerText();
  }

  /** Writes why and decides by a key: a digit for a candidate, `a` for ambiguous, `n` for nobody is right. Returns the item's own id. */
  async settle(key: string, reason: string): Promise<string> {
    const id = await this.itemToSettle();
    await this.page.keyboard.press('r');
    await this.page.keyboard.type(reason);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press(key);
    await expect(this.#toSettle.locator('.mono').first()).not.toHaveText(id);
    return id;
  }

  /** Takes back the last decision; its item is on the screen again. */
  async unsettle(id: string): Promise<void> {
    await this.page.keyboard.press('Control+z');
    await expect(this.#toSettle.locator('.mono').first()).toHaveText(id);
    await this.saved();
  }

  /** On the Classes screen: what merging one class into another would do; nothing is done. */
  async previewMerge(from: string, into: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+6');
    await page.getByRole('button', { name: /^Change classes/ }).waitFor();
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Change classes' });
    for (const [label, name] of [['Merge', from], ['into', into]] as const) {
      await tabTo(page, dialog.getByRole('textbox', { name: label }).or(dialog.getByRole('combobox', { name: label })).first());
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
    }
    await expect(dialog).toContainText('Before');
  }

  async #isNow(name: string): Promise<void> {
    await expect(this.#people).toBeHidden();
    await expect(this.page.getByRole('banner').getByText(name, { exact: true })).toBeVisible();
  }
}
