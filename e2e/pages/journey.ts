import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type RunningApp } from '../fixtures';
import { press, tabTo } from './keyboard';

/** The verbs of somebody who does the whole job with the keyboard alone. */
export class Journey {
  readonly #running: RunningApp;
  readonly project: string;

  constructor(running: RunningApp, projectName: string) {
    this.#running = running;
    this.project = path.join(running.folder, `${projectName}.goldset`);
  }

  get page(): Page {
    return this.#running.page;
  }

  async createProject(name: string, modality: 'Text' | 'Images' | 'Audio' | 'Table'): Promise<void> {
    await this.#running.answerSaveDialog(this.project);
    await this.page.keyboard.press('Control+n');
    const dialog = this.page.getByRole('dialog', { name: 'New project' });
    await dialog.getByLabel('Name').waitFor();
    await this.page.keyboard.type(name);
    const kind = dialog.getByRole('radio', { name: new RegExp(modality) });
    await tabTo(this.page, kind);
    await this.page.keyboard.press('Space');
    await expect(kind).toBeChecked();
    await press(this.page, dialog.getByRole('button', { name: /Choose where/ }));
    await expect(this.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  }

  /**
   * Imports a file by the drawer. `roles`: column -> what it is, as the drawer names it; `as`: what the rows are, as the drawer names
   * it; `newClasses`: classes that are not there yet are added.
   */
  async importFile(
    file: string,
    roles: Readonly<Record<string, string>>,
    look: (step: string) => Promise<void> = () => Promise.resolve(),
    { as = 'Items to label', newClasses = false }: { readonly as?: 'Items to label' | 'Annotations by several people' | 'Gold labels of items' | 'Predictions of a model'; readonly newClasses?: boolean } = {},
  ): Promise<void> {
    const { page } = this;
    await this.#running.answerOpenDialog(file);
    await page.keyboard.press('Control+i');
    await page.getByRole('dialog', { name: 'Import' }).waitFor();
    await page.getByRole('button', { name: /^Choose files/ }).first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('group', { name: 'Columns' }).waitFor({ timeout: 15_000 });
    if (as !== 'Items to label') await this.chooseRows(as);
    if (newClasses) {
      await tabTo(page, page.getByRole('checkbox', { name: 'Add classes that are not there yet' }));
      await page.keyboard.press('Space');
    }
    for (const [column, role] of Object.entries(roles)) {
      const select = page.getByRole('combobox', { name: `Column ${column} is` });
      await tabTo(page, select);
      await page.keyboard.type(role);
      await expect(select.locator('option:checked')).toHaveText(role);
    }
    await look('columns');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: /^Import [\d,]+ (items|annotations|gold labels|predictions)/ })).toBeEnabled();
    await look('check');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
    await look('result');
    await press(page, page.getByRole('button', { name: 'Look at the data' }));
    await expect(page.getByRole('dialog', { name: 'Import' })).toBeHidden();
  }

  /** The drawer's choice of what the rows are: one stop of Tab, then arrows. */
  async chooseRows(as: string): Promise<void> {
    const { page } = this;
    await tabTo(page, page.getByRole('radio', { name: 'Items to label' }));
    const wanted = page.getByRole('radio', { name: as });
    for (let step = 0; step < 3 && !(await wanted.isChecked()); step += 1) await page.keyboard.press('ArrowDown');
    await expect(wanted).toBeChecked();
  }

  /** To the first item, giving a name when asked. */
  async startLabelling(name: string): Promise<void> {
    await this.page.keyboard.press('Control+2');
    const question = this.page.getByRole('textbox', { name: 'Your name' });
    await question.or(this.item).first().waitFor();
    if (await question.isVisible()) {
      await this.page.keyboard.type(name);
      await this.page.keyboard.press('Enter');
    }
    await this.item.waitFor();
  }

  get item() {
    return this.page.getByRole('region', { name: 'Item to label' });
  }

  /** The id of the item on the screen. */
  get itemId() {
    return this.item.locator('footer bdi').first();
  }

  get labelled() {
    return this.page.getByRole('progressbar', { name: 'Labelled' });
  }

  /** Presses class keys one after another; each is counted before the next, so that no key is lost unnoticed. */
  async label(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.item.locator('[data-item-id]').waitFor();
      const before = Number(await this.labelled.getAttribute('aria-valuenow'));
      await this.page.keyboard.press(key);
      await expect(this.labelled).toHaveAttribute('aria-valuenow', String(before + 1));
    }
    await this.saved();
  }

  async undo(times: number): Promise<void> {
    for (let step = 0; step < times; step += 1) {
      const before = Number(await this.labelled.getAttribute('aria-valuenow'));
      await this.page.keyboard.press('Control+z');
      await expect(this.labelled).toHaveAttribute('aria-valuenow', String(before - 1));
    }
    await this.saved();
  }

  /** Waits until everything is acknowledged as durable. */
  async saved(): Promise<void> {
    await expect(this.page.getByText(/^(Saved \d|All saved)/)).toBeVisible();
  }

  /** On the Classes screen: adds classes by name and saves. */
  async defineClasses(names: readonly string[], look: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+6');
    const field = page.getByRole('textbox', { name: 'Names of new classes, one a line' });
    for (const name of names) {
      await tabTo(page, field);
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('option', { name }).first()).toBeVisible();
    }
    await look();
    await page.keyboard.press('Control+s');
    await this.saved();
  }

  /** Items whose annotators agree get a gold label, on the Export screen. */
  async resolve(): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+7');
    const resolve = page.getByRole('button', { name: /^Write [\d,]+ gold labels?/ });
    await expect(resolve).toBeEnabled();
    await press(page, resolve);
    await expect(page.getByRole('button', { name: 'Write 0 gold labels' })).toBeVisible();
  }

  /** Splits everything and exports it as JSONL, on the Export screen; returns the objects that were written. */
  async splitAndExport(folder: string, look: () => Promise<void> = () => Promise.resolve()): Promise<Record<string, unknown>[]> {
    const { page } = this;
    fs.mkdirSync(folder);
    await page.keyboard.press('Control+7');
    const split = page.getByRole('button', { name: /^Divide/ });
    await expect(split).toBeEnabled();
    await press(page, split);
    await expect(page.getByText('train.csv')).toBeVisible();
    await this.saved();
    await tabTo(page, page.getByRole('radio', { name: 'CSV' }));
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('train.jsonl')).toBeVisible();
    await look();
    await this.#running.answerOpenDialog(folder);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/^Exported /)).toBeVisible();
    return fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').trim().split('\n').filter(Boolean))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}
