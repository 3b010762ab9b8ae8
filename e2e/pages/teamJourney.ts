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

  async #isNow(name: string): Promise<void> {
    await expect(this.#people).toBeHidden();
    await expect(this.page.getByRole('banner').getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible();
  }
}
