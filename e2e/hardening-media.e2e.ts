import fs from 'node:fs';
import path from 'node:path';
import { DEFAULT_IMPORT_SETTINGS } from '../shared/contract/importing';
import { expect, test } from './fixtures';
import { makeImageProjectElsewhere, makePictures } from './makeMediaProject';
import { ask } from './service';

const REFUSED = [/Failed to load resource/, /ERR_/, /Content Security Policy/, /CORS/];

test('H05 an item’s picture and sound come whole and by range, with the type of their bytes', async ({ goldset }) => {
  goldset.expected.push(...REFUSED);
  const page = await goldset.launch({ args: ['--open-sample=audio'] });
  const { content } = await ask(page, 'items.get', { itemId: 1 });
  expect(content.media?.url).toBe('media://item/1');
  const answers = await page.evaluate(async (url) => {
    const get = async (range: string | null, method = 'GET') => {
      const response = await fetch(url, { method, headers: range === null ? {} : { range } });
      const { byteLength } = await response.arrayBuffer();
      const { headers, status } = response;
      return { status, bytes: byteLength, type: headers.get('content-type'), length: headers.get('content-length'), range: headers.get('content-range'), nosniff: headers.get('x-content-type-options') };
    };
    return { whole: await get(null), head: await get(null, 'HEAD'), start: await get('bytes=0-99'), middle: await get('bytes=100-199'), end: await get('bytes=-50'), open: await get('bytes=44-'), beyond: await get('bytes=999999999-'), several: await get('bytes=0-1,4-5'), post: await get(null, 'POST') };
  }, 'media://item/1');
  const { whole } = answers;
  expect(whole).toMatchObject({ status: 200, type: 'audio/wav', nosniff: 'nosniff', range: null });
  expect(whole.bytes).toBe(Number(whole.length));
  expect(answers.head).toMatchObject({ status: 200, bytes: 0, length: whole.length });
  expect(answers.start).toMatchObject({ status: 206, bytes: 100, range: `bytes 0-99/${whole.bytes}`, length: '100' });
  expect(answers.middle).toMatchObject({ status: 206, bytes: 100, range: `bytes 100-199/${whole.bytes}` });
  expect(answers.end).toMatchObject({ status: 206, bytes: 50, range: `bytes ${whole.bytes - 50}-${whole.bytes - 1}/${whole.bytes}` });
  expect(answers.open).toMatchObject({ status: 206, bytes: whole.bytes - 44 });
  expect(answers.beyond).toMatchObject({ status: 416, bytes: 0, range: `bytes */${whole.bytes}` });
  expect(answers.several).toMatchObject({ status: 200, bytes: whole.bytes });
  expect(answers.post.status).toBe(404);
  const played = await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        const audio = new Audio(url);
        audio.addEventListener('loadedmetadata', () => {
          audio.currentTime = audio.duration / 2;
        });
        audio.addEventListener('seeked', () => resolve(audio.currentTime > 0));
        audio.addEventListener('error', () => resolve(audio.error?.message));
      }),
    'media://item/1',
  );
  expect(played).toBe(true);
});

test('H05 any other address is a 404 for which no file is opened', async ({ goldset }) => {
  goldset.expected.push(...REFUSED);
  const page = await goldset.launch({ args: ['--open-sample=image'] });
  await goldset.app.evaluate(() => {
    const fs = process.getBuiltinModule('fs');
    const opened: string[] = [];
    Object.assign(globalThis, { openedFiles: opened });
    const { open } = fs.promises;
    fs.promises.open = (file, ...rest) => {
      opened.push(String(file));
      return open(file, ...rest);
    };
    process.getBuiltinModule('module').syncBuiltinESMExports();
  });
  const openedFiles = () => goldset.app.evaluate(() => (globalThis as unknown as { openedFiles: string[] }).openedFiles);
  const addresses = [
    'media://item/99999', 'media://item/0', 'media://item/-1', 'media://item/1.5', 'media://item/01', 'media://item/1e0', 'media://item/1/', 'media://item/1/..', 'media://item/1?x', 'media://item/', 'media://item',
    'media://item/..', 'media://item/../1', 'media://item/%2e%2e', 'media://item/%2e%2e%2f1', 'media://item/%252e%252e', 'media://item/..%2f..%2fetc%2fpasswd', 'media://item//etc/passwd', 'media://item/%2fetc%2fpasswd',
    'media://item/1%00', 'media://item/%00', 'media://item/1%0a', 'media://item/\\1', 'media://item/..\\..\\x', 'media://item/%5c..%5cx', 'media://item/%c0%ae%c0%ae', 'media://item/１', 'media://item/9007199254740993',
    'media://other/1', 'media://item.evil/1', 'media://item:80/1', 'media://user@item/1', 'media:///etc/passwd', 'media://etc/passwd', 'media:1',
  ];
  const wrong: string[] = [];
  for (const address of addresses) {
    const fromPage = await page.evaluate((url) => fetch(url).then(({ status }) => status, () => 0), address);
    const fromMain = await goldset.app.evaluate(({ session }, url) => session.defaultSession.fetch(url).then(({ status }) => status, () => 0), address);
    // 0: not even a request, as the address cannot be one
    for (const status of [fromPage, fromMain]) if (status !== 404 && status !== 0 && !isItemOne(address)) wrong.push(`${address} ${status}`);
  }
  expect(wrong).toEqual([]);
  expect((await openedFiles()).filter((file) => !file.endsWith('.png'))).toEqual([]);
  const opened = (await openedFiles()).length;
  expect(await page.evaluate(() => fetch('media://item/1').then(({ status }) => status))).toBe(200);
  expect(await openedFiles()).toHaveLength(opened + 1);
});

/** What Chromium makes of an address before anybody sees it: dots are resolved, a port and a user name are dropped. */
function isItemOne(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return `${url.protocol}//${url.hostname}${url.pathname}${url.search}` === 'media://item/1';
}

test('H05 a folder outside the project is closed until the user allows it, by name', async ({ goldset }) => {
  goldset.expected.push(...REFUSED);
  const { file, media } = makeImageProjectElsewhere(goldset.folder);
  const page = await goldset.launch({ args: [file] });
  const status = () => page.evaluate(() => fetch('media://item/1').then((response) => response.status));
  expect(await status()).toBe(403);
  await goldset.answerMessageBox(1);
  expect(await page.evaluate(() => window.goldset.allowMediaFolder({}))).toEqual({ allowed: false });
  expect(await status()).toBe(403);
  await goldset.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = ((_window: unknown, options: { detail: string }) => {
      Object.assign(globalThis, { asked: options.detail });
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as never;
  });
  expect(await page.evaluate(() => window.goldset.allowMediaFolder({}))).toEqual({ allowed: true });
  expect(await goldset.app.evaluate(() => (globalThis as unknown as { asked: string }).asked)).toContain(media);
  expect(await status()).toBe(200);
  const again = await goldset.relaunch({ args: [file] });
  expect(await again.evaluate(() => fetch('media://item/1').then((response) => response.status))).toBe(200);
});

test('H05 a folder that the user imports from is open from then on, for this project alone', async ({ goldset }) => {
  goldset.expected.push(...REFUSED);
  const page = await goldset.launch();
  const media = makePictures(goldset.folder);
  const file = path.join(goldset.folder, 'own', 'imported.goldset');
  fs.mkdirSync(path.dirname(file));
  await goldset.answerSaveDialog(file);
  await page.evaluate(() => window.goldset.createProject({ name: 'Imported', modality: 'image' }));
  await goldset.answerOpenDialog(media);
  const picked = await page.evaluate(() => window.goldset.pickFolder({ title: 'Pictures' }));
  await ask(page, 'imports.run', { sources: [picked!.token], settings: DEFAULT_IMPORT_SETTINGS, dryRun: false });
  await expect.poll(async () => (await ask(page, 'jobs.list', {})).map(({ state }) => state)).toEqual(['done']);
  const status = () => goldset.page.evaluate(() => fetch('media://item/1').then((response) => response.status));
  expect(await status()).toBe(200);
  await goldset.relaunch({ args: [file] });
  expect(await status()).toBe(200);

  const { uid } = (await ask(goldset.page, 'project.get', {}))!;
  const trusted = JSON.parse(fs.readFileSync(path.join(goldset.userData, 'trustedMedia.json'), 'utf8')) as unknown;
  expect(trusted).toEqual({ [uid]: [fs.realpathSync(media)] });
});
