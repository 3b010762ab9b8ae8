import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';

export { expect };

const root = path.resolve(import.meta.dirname, '..');
/** Chromium starts without its sandbox as root, and not at all with it. */
const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export interface LaunchOptions {
  readonly args?: readonly string[];
  /** For Chromium, which reads only what stands before the app. */
  readonly switches?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The real app with a user-data folder of its own. Console errors and page errors are collected and fail the test. */
export class RunningApp {
  /** Fresh for each test; `relaunch` keeps it. */
  readonly userData: string;
  /** A folder of this test for projects, inputs and exports. */
  readonly folder: string;
  readonly failures: string[] = [];
  /** Console errors that this test provokes. */
  readonly expected: RegExp[] = [];
  #app: ElectronApplication | null = null;
  #page: Page | null = null;

  constructor(folder: string) {
    this.folder = folder;
    this.userData = path.join(folder, 'user data');
  }

  get app(): ElectronApplication {
    return present(this.#app);
  }

  get page(): Page {
    return present(this.#page);
  }

  /** Starts the app and waits for its first screen. */
  async launch({ args = [], switches = [], env = {} }: LaunchOptions = {}): Promise<Page> {
    const app = await _electron.launch({
      args: [...asRoot, ...switches, '.', ...args],
      cwd: root,
      // the app's own theme decides, not Playwright's emulation
      colorScheme: null,
      env: { ...inherited(), GOLDSET_USER_DATA: this.userData, ...env },
    });
    this.#app = holdResults(app);
    this.#page = await app.firstWindow();
    this.#page.on('console', (message) => {
      if (message.type() === 'error') this.#failed(`console: ${message.text()} (${message.location().url})`);
    });
    this.#page.on('pageerror', (error) => this.#failed(`page: ${error.stack ?? error.message}`));
    await this.#page.locator('#root main').first().waitFor();
    return this.#page;
  }

  /** Quits as closing the window does, and waits for the end. */
  async close(): Promise<void> {
    if (!this.#app) return;
    const child = this.#app.process();
    const ended = new Promise<void>((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', () => resolve()) : resolve()));
    await this.#app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
    const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(patience);
    this.#app = null;
    this.#page = null;
  }

  async relaunch(options: LaunchOptions = {}): Promise<Page> {
    await this.close();
    return this.launch(options);
  }

  /** The next open dialogs answer with these paths; without any, the user cancels. */
  async answerOpenDialog(...filePaths: string[]): Promise<void> {
    await this.app.evaluate(({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: paths.length === 0, filePaths: paths });
    }, filePaths);
  }

  /** The next save dialogs answer with this path; null: the user cancels. */
  async answerSaveDialog(filePath: string | null): Promise<void> {
    await this.app.evaluate(({ dialog }, file) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: file === null, filePath: file ?? '' });
    }, filePath);
  }

  /** The next message boxes answer with the button of this index. */
  async answerMessageBox(response: number): Promise<void> {
    await this.app.evaluate(({ dialog }, button) => {
      dialog.showMessageBox = () => Promise.resolve({ response: button, checkboxChecked: false });
    }, response);
  }

  async setTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.page.evaluate((value) => window.goldset.setTheme({ theme: value }), theme);
    await this.page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor();
  }

  /** `artefacts/screenshots/NAME-light.png` and `-dark.png`; leaves the light theme. */
  async screenshot(name: string): Promise<void> {
    await this.#inBothThemes(name, () => Promise.resolve());
  }

  /** The same pictures, each theme looked over by axe: whole in light, for colours alone in dark, where nothing else differs. */
  async look(name: string): Promise<void> {
    await this.#inBothThemes(name, (theme) => checkAccessibility(this.page, theme === 'dark' ? 'colours' : 'everything'));
  }

  async #inBothThemes(name: string, then: (theme: 'light' | 'dark') => Promise<void>): Promise<void> {
    for (const theme of ['dark', 'light'] as const) {
      await this.setTheme(theme);
      await this.page.screenshot({ path: path.join(root, 'artefacts', 'screenshots', `${name}-${theme}.png`), animations: 'disabled' });
      await then(theme);
    }
  }

  /** What the app wrote into its log. */
  readLog(): string {
    const file = path.join(this.userData, 'logs', 'goldset.log');
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  }

  #failed(line: string): void {
    if (!this.expected.some((pattern) => pattern.test(line))) this.failures.push(line);
  }
}

/**
 * Makes every function that a test evaluates in the main process an async one. The inspector awaits a promise of its own for a
 * result that is there at once, and holds it so weakly that it may be collected before the answer is out ("Resulting promise was
 * garbage collected": one call in a hundred while garbage is collected all the time); the promise of an async function is kept.
 */
function holdResults(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app) as (pageFunction: unknown, arg: unknown) => Promise<unknown>;
  // oxlint-disable-next-line no-new-func -- Playwright sends the source of a function, and this one is made of the source of another
  const evaluateHeld = (pageFunction: unknown, arg: unknown) => evaluate(new Function('electron', 'arg', `return (async () => (${String(pageFunction)})(electron, arg))()`), arg);
  return Object.assign(app, { evaluate: evaluateHeld });
}

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of axe that read colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Fails on serious and critical findings of axe, each named with the elements it is about. */
export async function checkAccessibility(page: Page, rules: 'everything' | 'colours' = 'everything'): Promise<void> {
  // evaluated through the inspector, which the page's policy does not bind
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  // colours that are half-way between two themes have no contrast to speak of
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((animation) => animation.effect?.getTiming().iterations !== Infinity).map((animation) => animation.finished)));
  const findings = await page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run: (context: Document, options: object) => Promise<{ violations: { id: string; impact: string; help: string; nodes: { html: string }[] }[] }> } };
    // what passes is not described: on large tables that takes longer than the rules themselves
    const { violations } = await axe.run(document, { resultTypes: ['violations'], ...(only ? { runOnly: { type: 'rule', values: only } } : {}) });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, help, nodes }) => `${impact} ${id}: ${help}\n${nodes.slice(0, 5).map(({ html }) => `  ${html.slice(0, 200)}`).join('\n')}`);
  }, rules === 'colours' ? COLOUR_RULES : null);
  expect(findings.join('\n')).toBe('');
}

export const test = base.extend<{ goldset: RunningApp }>({
  /** Not launched yet: the test says how. Closed afterwards; every console error that the test did not expect fails it. */
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names that a fixture needs off this pattern
  goldset: async ({}, use, info) => {
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'goldset e2e ')));
    const running = new RunningApp(folder);
    await use(running);
    if (info.status !== info.expectedStatus) await running.page.screenshot({ path: info.outputPath('failed.png') }).catch(() => undefined);
    await running.close();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    expect(running.failures).toEqual([]);
  },
});

function present<T>(value: T | null): T {
  if (value === null) throw new Error('the app is not running');
  return value;
}

function inherited(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
