import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures';
import { processesOf, startAsNormalUser } from './normalUser';

test('H01 the page runs in Chromium’s sandbox, and no process is started without it', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const started = startAsNormalUser();
  if (!started) {
    test.info().annotations.push({ type: 'not proved here', description: 'this machine lets nobody but root run the app, or has no user namespaces' });
    test.skip(true, 'this machine lets nobody but root run the app, or has no user namespaces (a chroot has none)');
    return;
  }
  const { child, ended, executable, remove } = started;
  try {
    const renderers = () => processesOf(executable).filter(({ commandLine }) => commandLine.includes('--type=renderer'));
    await expect.poll(() => renderers().map(({ seccomp }) => seccomp), { timeout: 30_000 }).toEqual([2]);
    const all = processesOf(executable);
    expect(all.length).toBeGreaterThan(4);
    expect(all.filter(({ commandLine }) => commandLine.includes('--no-sandbox'))).toEqual([]);
  } finally {
    child.kill();
    await ended;
    remove();
  }
});

test('H01 H02 nothing of Node is in the page or in its workers', async ({ goldset }) => {
  const page = await goldset.launch();
  const look = () => ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', '__dirname', 'setImmediate'].filter((name) => name in globalThis);
  expect(await page.evaluate(look)).toEqual([]);
  const inWorker = await page.evaluate(
    (source) =>
      new Promise((resolve) => {
        const worker = new Worker(URL.createObjectURL(new Blob([`postMessage((${source})())`], { type: 'text/javascript' })));
        worker.onmessage = ({ data }) => resolve(data);
      }),
    look.toString(),
  );
  expect(inWorker).toEqual([]);
  const preferences = await goldset.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, webSecurity: true });
  for (const never of ['allowRunningInsecureContent', 'experimentalFeatures', 'webviewTag']) expect(preferences[never] ?? false).toBe(false);
  expect(preferences.enableBlinkFeatures ?? '').toBe('');
});

test('H02 what the page does to its own built-ins does not reach the preload script', async ({ goldset }) => {
  const page = await goldset.launch();
  const result = await page.evaluate(async () => {
    let touched = 0;
    const watch = (owner: object, name: string) => {
      const original = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
      Reflect.set(owner, name, function watched(this: unknown, ...args: unknown[]) {
        if (args.some((arg) => typeof arg === 'object' && arg !== null && ('senderId' in arg || 'invoke' in arg))) touched += 1;
        return Reflect.apply(original, this, args);
      });
    };
    watch(Array.prototype, 'push');
    watch(Function.prototype, 'call');
    watch(Promise.prototype, 'then');
    const recent = await window.goldset.recentProjects({});
    return { recent, touched };
  });
  expect(result).toEqual({ recent: [], touched: 0 });
});

test('H03 no window switches a protection off, and webview is nothing', async ({ goldset }) => {
  const folder = path.resolve(import.meta.dirname, '..', 'electron');
  const sources = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const weakened = sources.filter((name) =>
    /webviewTag|experimentalFeatures|enableBlinkFeatures|allowRunningInsecureContent|bypassCSP|webSecurity:\s*false|contextIsolation:\s*false|nodeIntegration\w*:\s*true|sandbox:\s*false|no-sandbox'/.test(fs.readFileSync(path.join(folder, name), 'utf8')),
  );
  expect(sources.length).toBeGreaterThan(20);
  expect(weakened).toEqual([]);
  const page = await goldset.launch();
  const members = await page.evaluate(() => {
    const element = document.createElement('webview');
    element.setAttribute('src', 'app://goldset/index.html');
    document.body.append(element);
    return ['loadURL', 'executeJavaScript', 'getWebContentsId', 'contentWindow'].filter((name) => name in element);
  });
  expect(members).toEqual([]);
  expect(await goldset.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('H19 no key opens the developer tools or reloads the page, and the menu offers neither', async ({ goldset }) => {
  const page = await goldset.launch();
  await page.evaluate(() => document.documentElement.setAttribute('data-before', 'yes'));
  for (const keys of ['F12', 'Control+Shift+I', 'Control+Shift+J', 'Control+Shift+C', 'Control+R', 'F5', 'Control+Shift+R']) await page.keyboard.press(keys);
  const state = await goldset.app.evaluate(({ BrowserWindow, Menu }) => {
    type Item = { role?: string; submenu?: { items: Item[] } };
    const roles = (items: Item[]): string[] => items.flatMap((item) => [item.role ?? '', ...roles(item.submenu?.items ?? [])]);
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    contents.openDevTools();
    return { open: contents.isDevToolsOpened(), roles: roles(Menu.getApplicationMenu()!.items as unknown as Item[]).map((role) => role.toLowerCase()) };
  });
  expect(state.open).toBe(false);
  expect(state.roles.filter((role) => /devtools|reload/.test(role))).toEqual([]);
  expect(await page.getAttribute('html', 'data-before')).toBe('yes');
});

test('H25 a second start hands its project to the first and ends', async ({ goldset }) => {
  const page = await goldset.launch();
  const file = path.join(goldset.folder, 'second.goldset');
  await goldset.answerSaveDialog(file);
  await page.evaluate(() => window.goldset.createProject({ name: 'Second', modality: 'text' }));
  await page.evaluate(() => window.goldset.closeProject({}));
  await expect(page.getByRole('heading', { name: 'Goldset', level: 1 })).toBeVisible();

  const [executable, args] = await goldset.app.evaluate(({ app }) => [process.execPath, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), app.getAppPath()]] as const);
  const second = spawn(executable, [...args, file], { env: { ...process.env, GOLDSET_USER_DATA: goldset.userData }, stdio: 'ignore' });
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
  await expect.poll(async () => (await page.evaluate(() => window.goldset.recentProjects({}))).length).toBe(1);
  await expect(page.getByRole('heading', { name: 'Goldset', level: 1 })).toBeHidden();
  expect(await goldset.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
