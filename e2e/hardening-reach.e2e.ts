import { expect, test } from './fixtures';
import { makeProject } from './makeProject';
import { ask } from './service';

const REFUSED = [/Content Security Policy/, /Refused to/, /ERR_/, /Failed to load resource/, /Not allowed to/, /permission/i];

test('H09 the page is granted nothing but copying text and full screen', async ({ goldset }) => {
  goldset.expected.push(...REFUSED);
  const page = await goldset.launch();
  const granted = await page.evaluate(async () => {
    type Asking = () => Promise<unknown>;
    const { usb, hid, serial, bluetooth } = navigator as unknown as Record<string, { requestDevice?: (options: object) => Promise<unknown>; requestPort?: (options: object) => Promise<unknown> } | undefined>;
    const refuse = () => Promise.reject(new Error('not offered'));
    const asking: Record<string, Asking> = {
      geolocation: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 2_000 })),
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      notifications: () => Notification.requestPermission().then((answer) => (answer === 'granted' ? answer : refuse())),
      readClipboard: () => navigator.clipboard.readText(),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      persist: () => navigator.storage.persist().then((kept) => (kept ? kept : refuse())),
      usb: () => usb?.requestDevice?.({ filters: [] }) ?? refuse(),
      hid: () => hid?.requestDevice?.({ filters: [] }).then((found) => ((found as unknown[]).length > 0 ? found : refuse())) ?? refuse(),
      serial: () => serial?.requestPort?.({}) ?? refuse(),
      bluetooth: () => bluetooth?.requestDevice?.({ acceptAllDevices: true }) ?? refuse(),
      lockPointer: () => document.body.requestPointerLock() as unknown as Promise<void>,
    };
    const answers = await Promise.all(Object.entries(asking).map(([name, ask]) => ask().then(() => name, () => null)));
    return answers.filter((name) => name !== null);
  });
  expect(granted).toEqual([]);
  const states = await page.evaluate(() =>
    Promise.all(
      ['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read', 'midi', 'background-sync', 'persistent-storage', 'idle-detection', 'display-capture', 'local-fonts', 'window-management', 'storage-access'].map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => (state === 'granted' ? name : null), () => null),
      ),
    ),
  );
  expect(states.filter((name) => name !== null)).toEqual([]);
  expect(await page.evaluate(() => navigator.permissions.query({ name: 'clipboard-write' as PermissionName }).then(({ state }) => state))).toBe('granted');
});

test('H10 no spell checker and no screen capture, so nothing to download', async ({ goldset }) => {
  const page = await goldset.launch();
  const checked = await goldset.app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled());
  expect(checked).toBe(false);
  expect(await page.evaluate(() => navigator.mediaDevices.getDisplayMedia().then(() => 'given', () => 'refused'))).toBe('refused');
  expect(goldset.readLog()).not.toContain('network:');
});

test('H11 the page stays where it is, whatever is clicked, submitted, scripted or dropped', async ({ goldset }) => {
  goldset.expected.push(...REFUSED);
  const page = await goldset.launch();
  const before = page.url();
  await page.evaluate(() => {
    document.documentElement.setAttribute('data-before', 'yes');
    const click = (href: string) => {
      const link = document.createElement('a');
      link.href = href;
      document.body.append(link);
      link.click();
    };
    for (const href of ['https://example.com/', 'file:///etc/passwd', 'app://goldset/other.html', 'media://item/1', 'data:text/html,x', 'javascript:document.documentElement.remove()']) click(href);
    const form = document.createElement('form');
    form.action = 'https://example.com/';
    form.method = 'post';
    document.body.append(form);
    form.submit();
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = '0;url=https://example.com/';
    document.head.append(meta);
    window.location.href = 'https://example.com/';
    window.location.assign('file:///etc/passwd');
    const dropped = new DataTransfer();
    dropped.setData('text/uri-list', 'https://example.com/');
    for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
  });
  // a navigation that had been let through would have begun by the time a message has gone to main and back
  for (let turn = 0; turn < 5; turn += 1) await page.evaluate(() => window.goldset.recentProjects({}));
  expect(page.url()).toBe(before);
  expect(await page.getAttribute('html', 'data-before')).toBe('yes');
});

test('H12 H13 no second window and no call to the system’s browser', async ({ goldset }) => {
  goldset.expected.push(...REFUSED);
  const page = await goldset.launch();
  await goldset.app.evaluate(({ shell }) => {
    Object.assign(globalThis, { openedAddresses: [] as string[] });
    const note = (address: string) => {
      (globalThis as unknown as { openedAddresses: string[] }).openedAddresses.push(address);
      return Promise.resolve('');
    };
    Object.assign(shell, { openExternal: note, openPath: note });
  });
  const addresses = ['https://example.com/', 'http://localhost/', 'file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', 'ms-settings:display', 'mailto:a@example.com', 'app://goldset/index.html', 'about:blank', ''];
  await page.evaluate((list) => {
    for (const address of list) {
      window.open(address, '_blank');
      window.open(address, 'named', 'width=100,height=100');
      const link = document.createElement('a');
      link.href = address;
      link.target = '_blank';
      link.id = 'middle';
      link.textContent = 'link';
      document.body.prepend(link);
      link.click();
    }
  }, addresses);
  await page.locator('#middle').first().click({ button: 'middle', force: true });
  await page.locator('#middle').first().click({ modifiers: ['Control'], force: true });
  const { windows, opened } = await goldset.app.evaluate(({ BrowserWindow }) => ({ windows: BrowserWindow.getAllWindows().length, opened: (globalThis as unknown as { openedAddresses: string[] }).openedAddresses }));
  expect(windows).toBe(1);
  expect(opened).toEqual([]);
});

test('H14 the file manager shows the folder of a finished export, and nothing else', async ({ goldset }) => {
  const file = makeProject(goldset.folder, 'export', { rows: [{ id: '1', text: 'one' }], classes: ['a'] });
  const page = await goldset.launch({ args: [file] });
  await goldset.app.evaluate(({ shell }) => {
    Object.assign(globalThis, { shownFiles: [] as string[] });
    shell.showItemInFolder = (shown) => (globalThis as unknown as { shownFiles: string[] }).shownFiles.push(shown);
  });
  const shownFiles = () => goldset.app.evaluate(() => (globalThis as unknown as { shownFiles: string[] }).shownFiles);
  await goldset.answerOpenDialog(goldset.folder);
  const picked = await page.evaluate(() => window.goldset.pickFolder({ title: 'Folder' }));
  const show = (token: string) => page.evaluate((value) => window.goldset.showInFolder({ token: value }).then(() => 'shown', () => 'refused'), token);
  for (const token of [picked!.token, '/etc/passwd', '../..', 'AAAAAAAAAAAAAAAAAAAAAAAA', '']) expect(await show(token)).toBe('refused');
  expect(await shownFiles()).toEqual([]);

  const settings = { format: 'csv', split: null, selection: null, what: 'gold', history: false, datasetCard: false, escapeFormulas: true } as const;
  await ask(page, 'exports.run', { folder: picked!.token, settings });
  await expect.poll(async () => (await ask(page, 'jobs.list', {})).map(({ state }) => state)).toEqual(['done']);
  expect(await show(picked!.token)).toBe('shown');
  expect(await shownFiles()).toEqual([goldset.folder]);
});

test('H18 nothing is asked of the network by itself, and nothing gets through', async ({ goldset }) => {
  goldset.expected.push(...REFUSED);
  const page = await goldset.launch();
  expect(goldset.readLog()).not.toContain('network:');
  const fromMain = await goldset.app.evaluate(async ({ session }) => {
    const { defaultSession } = session;
    const tried = await Promise.all(
      ['http://127.0.0.1:9/', 'https://example.com/', 'ftp://example.com/', 'file:///etc/passwd'].map((address) => defaultSession.fetch(address).then(({ ok }) => (ok ? `${address} answered` : ''), (error: Error) => error.message)),
    );
    return { tried, proxy: await defaultSession.resolveProxy('https://example.com/'), host: await defaultSession.resolveHost('example.com').then(() => 'found', () => 'not found') };
  });
  expect(fromMain.tried.filter((line) => line.includes('answered'))).toEqual([]);
  expect(fromMain).toMatchObject({ proxy: 'DIRECT', host: 'not found' });
  expect(goldset.readLog()).toContain('network: refused');
  const candidates = await page.evaluate(async () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] });
    const found: string[] = [];
    const gathered = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => (candidate?.candidate ? found.push(candidate.candidate) : candidate === null && resolve());
    });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    await Promise.race([gathered, new Promise((resolve) => setTimeout(resolve, 3_000))]);
    connection.close();
    return found;
  });
  expect(candidates).toEqual([]);
});
