import path from 'node:path';
import { contract } from '../shared/contract';
import { SERVICES } from '../shared/contract/shell';
import { expect, test } from './fixtures';
import { fuzzValue, seededRandom } from './fuzz';

const PRELOAD = path.resolve(import.meta.dirname, '..', 'out', 'preload', 'index.cjs');

test('H15 a call from any other page than the app’s own is refused', async ({ goldset }) => {
  await goldset.launch();
  const answers = await goldset.app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const results: string[] = [];
      for (const address of ['data:text/html,<p>x</p>', 'app://goldset/nothing.html?app://goldset/index.html', 'app://goldset/index.html']) {
        const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await window.loadURL(address).catch(() => undefined);
        results.push(String(await window.webContents.executeJavaScript("goldset.recentProjects({}).then(() => 'answered', (error) => error.message)")));
        window.destroy();
      }
      return results;
    },
    PRELOAD,
  );
  const refused = expect.stringContaining('recentProjects: refused sender') as unknown;
  expect(answers).toEqual([refused, refused, 'answered']);
  expect(goldset.readLog()).toContain('ipc: refused recentProjects from data:text/html');
});

test('H15 a call from a frame inside the app’s own page is refused, even when the frame shows that page', async ({ goldset }) => {
  await goldset.launch();
  const answer = await goldset.app.evaluate(
    async ({ BrowserWindow, session }, preload) => {
      // twice weaker than the app's own windows, to see that main refuses by itself: no policy against frames, a preload script in them
      session.defaultSession.webRequest.onHeadersReceived(({ responseHeaders }, answerHeaders) =>
        answerHeaders({ responseHeaders: Object.fromEntries(Object.entries(responseHeaders ?? {}).filter(([name]) => name.toLowerCase() !== 'content-security-policy')) }),
      );
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, nodeIntegrationInSubFrames: true } });
      await window.loadURL('app://goldset/index.html');
      const asked = await window.webContents.executeJavaScript(`new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.onload = () => resolve(frame.contentWindow.goldset.recentProjects({}).then(() => 'answered', (error) => error.message));
        frame.src = 'app://goldset/index.html';
        document.body.append(frame);
      })`);
      window.destroy();
      return String(asked);
    },
    PRELOAD,
  );
  expect(answer).toContain('recentProjects: refused sender');
});

test('H16 input of another shape is refused before it does anything', async ({ goldset }) => {
  const page = await goldset.launch();
  await goldset.answerOpenDialog();
  await goldset.answerSaveDialog(null);
  const random = seededRandom(16);
  const calls = ['createProject', 'openRecent', 'openDropped', 'forgetRecent', 'openSample', 'pickFiles', 'pickFolder', 'showInFolder', 'setTheme'];
  const attempts = Array.from({ length: 500 }, () => ({ call: calls[Math.floor(random() * calls.length)]!, input: fuzzValue(random, 3) }));
  const answers = await page.evaluate(async (list) => {
    const api = window.goldset as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    return Promise.all(list.map(({ call, input }) => api[call]!(input).then(() => 'answered', (error: Error) => error.message)));
  }, attempts);
  const unexpected = answers.filter((answer) => answer !== 'answered' && !/refused input|nothing was exported/.test(answer));
  expect(unexpected).toEqual([]);
  expect(answers.filter((answer) => answer.includes('refused input')).length).toBeGreaterThan(400);
  expect(await page.evaluate(() => window.goldset.recentProjects({}))).toEqual([]);
});

test('H16 10,000 forged messages get typed refusals, and the app still works', async ({ goldset }) => {
  const page = await goldset.launch();
  await goldset.answerSaveDialog(path.join(goldset.folder, 'fuzzed.goldset'));
  await page.evaluate(() => window.goldset.createProject({ name: 'Fuzzed', modality: 'text' }));
  const random = seededRandom(10_000);
  const names = [...Object.keys(contract), 'request.cancel', '__proto__', 'constructor', 'toString', 'project.get ', '', 'items.page\0'];
  const messages = Array.from({ length: 10_000 }, (_, index) => {
    const roll = random();
    if (roll < 0.1) return fuzzValue(random, 3);
    const message = names[Math.floor(random() * names.length)]!;
    return { id: 1_000_000 + index, message, input: fuzzValue(random, 3), ...(random() < 0.5 ? { operationId: random() < 0.5 ? fuzzValue(random, 1) : `${index}`.padStart(26, '0') } : {}) };
  });
  for (const service of SERVICES) {
    const replies = await page.evaluate(
      async ([service, list]) => {
        // the app's own client goes on over the same port; the forged requests have numbers of their own
        const port = await new Promise<MessagePort>((resolve) => {
          const take = ({ data, ports }: MessageEvent<{ type?: string; service?: string }>) => {
            if (data?.type !== 'goldset-port' || data.service !== service) return;
            window.removeEventListener('message', take);
            resolve(ports[0]!);
          };
          window.addEventListener('message', take);
          window.goldset.requestPorts();
        });
        const received: { id: number; ok: boolean; failure?: { code: string; message: string; expected: boolean } }[] = [];
        const done = new Promise<void>((resolve) => {
          port.addEventListener('message', ({ data }) => {
            if (data.type !== 'reply') return;
            if (data.id === 2_000_000) resolve();
            else received.push(data);
          });
        });
        for (const message of list) port.postMessage(message);
        port.postMessage({ id: 2_000_000, message: 'last', input: {} });
        await done;
        return received.filter(({ id }) => id === 0 || id >= 1_000_000);
      },
      [service, messages] as const,
    );
    expect(replies.length).toBeGreaterThan(9_000);
    const bad = replies.filter(({ ok, failure }) => !ok && (typeof failure?.code !== 'string' || typeof failure.message !== 'string' || !failure.expected));
    expect(bad.slice(0, 5)).toEqual([]);
    expect(replies.filter(({ ok }) => !ok).length).toBeGreaterThan(8_000);
  }
  expect(await page.evaluate(() => '__polluted' in {})).toBe(false);
  await page.reload();
  await expect(page.getByText('Fuzzed').first()).toBeVisible();
  expect(goldset.readLog()).not.toContain('ended with code');
});

test('H17 the page gets these functions and values, and nothing of Electron', async ({ goldset }) => {
  const page = await goldset.launch();
  const api = await page.evaluate(() => Object.entries(window.goldset).map(([name, value]) => `${name}: ${typeof value}`).sort());
  expect(api).toEqual([
    'allowMediaFolder: function', 'closeProject: function', 'createProject: function', 'flushed: function', 'forgetRecent: function', 'openDropped: function', 'openProject: function',
    'openRecent: function', 'openSample: function', 'pickFiles: function', 'pickFolder: function', 'pickMerges: function', 'platform: string', 'ready: function', 'recentProjects: function', 'requestPorts: function', 'restoreBackup: function',
    'sampleProjects: function', 'saveFolder: function', 'savePdf: function', 'saveText: function', 'setTheme: function', 'showInFolder: function', 'tokenOfDroppedFile: function', 'versions: object',
  ]);
  expect(await page.evaluate(() => Object.keys(window.goldset.versions).sort())).toEqual(['app', 'chrome', 'electron', 'node']);
  const changed = await page.evaluate(() => {
    'use strict';
    try {
      Object.assign(window.goldset, { recentProjects: () => 'mine' });
      return true;
    } catch {
      return false;
    }
  });
  expect(changed).toBe(false);
  expect(await page.evaluate(() => window.goldset.tokenOfDroppedFile(new File(['x'], '/etc/passwd')))).toBeNull();
  expect(await page.evaluate(() => window.goldset.tokenOfDroppedFile({ path: '/etc/passwd' }))).toBeNull();
});
