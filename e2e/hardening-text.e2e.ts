import fs from 'node:fs';
import path from 'node:path';
import { expect, test, type RunningApp } from './fixtures';
import { makeProject } from './makeProject';
import { ask } from './service';
import { XSS_PAYLOADS } from './xssPayloads';

const EVIL_COLUMN = `<img pwn src=x onerror=window.__pwned=1>`;
const EVIL_TAG = `"><svg pwn onload=window.__pwned=1>`;

/** Nothing ran, and no element, handler or address on the screen comes from data. */
async function expectOnlyText(goldset: RunningApp, where: string): Promise<void> {
  expect(await findAttacks(goldset), where).toEqual([]);
}

function findAttacks({ page }: RunningApp): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = '__pwned' in window ? ['a payload ran'] : [];
    for (const element of document.querySelectorAll('*')) {
      if (element.matches('[pwn], iframe, object, embed, base, marquee, foreignObject, body script')) wrong.push(element.outerHTML.slice(0, 150));
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) wrong.push(`${name} of ${element.outerHTML.slice(0, 150)}`);
        if (['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'poster'].includes(name) && /^\s*(javascript|vbscript|data:text|https?):/i.test(value)) wrong.push(`${name}=${value.slice(0, 100)}`);
        if (name === 'style' && /url\(|expression/i.test(value)) wrong.push(`style=${value.slice(0, 100)}`);
      }
    }
    return wrong;
  });
}

test('H08 the look for hostile elements finds them', async ({ goldset }) => {
  const page = await goldset.launch();
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.setAttribute('pwn', '');
    link.setAttribute('href', 'javascript:1');
    document.body.append(link, document.createElement('iframe'));
  });
  expect(await findAttacks(goldset)).toHaveLength(3);
});

/** A project with a payload in every field that an import or a colleague's file can fill. */
function makeHostileProject(folder: string): string {
  const rows = XSS_PAYLOADS.map((payload, index) => ({ id: `${index} ${payload}`, text: payload, label: payload, [EVIL_COLUMN]: `${payload} ${payload}`, [EVIL_TAG]: XSS_PAYLOADS[index % 5]! }));
  return makeProject(folder, 'hostile', { rows, classes: [], importArgs: ['--map', 'gold=label', '--create-classes', '--tags', EVIL_TAG] });
}

async function fillTheRest({ page }: RunningApp): Promise<void> {
  await ask(page, 'project.rename', { name: XSS_PAYLOADS[1]! });
  const schema = await ask(page, 'labelSchema.get', {});
  await ask(page, 'labelSchema.save', { question: XSS_PAYLOADS[1]!, classes: schema.classes.map((entry, index) => ({ ...entry, definition: XSS_PAYLOADS[index]! })) });
  await ask(page, 'guideline.save', { markdown: XSS_PAYLOADS.map((payload) => `# ${payload}\n\n${payload}\n\n- ${payload}\n\n\`${payload}\`\n\n> ${payload}\n\n| ${payload.replaceAll('|', '')} |\n| --- |\n| x |\n`).join('\n') });
  const annotator = await ask(page, 'annotators.add', { name: XSS_PAYLOADS[3]!, role: 'annotator' });
  await ask(page, 'queues.create', { name: XSS_PAYLOADS[4]!, selection: { kind: 'ids', ids: [1, 2, 3] }, order: 'asListed', seed: 0 });
  for (const itemId of [1, 2, 3]) {
    const uid = `01HX0000000000000000000${String(itemId).padStart(3, '0')}`;
    await ask(page, 'annotations.add', { annotatorId: annotator.id, queueId: 0, uid, itemId, kind: 'ambiguous', classUid: null, note: XSS_PAYLOADS[itemId]!, durationMs: null, nextItemId: null });
  }
}

test(`H08 ${XSS_PAYLOADS.length} hostile texts in every field are shown as text on every screen`, async ({ goldset }) => {
  const page = await goldset.launch({ args: [makeHostileProject(goldset.folder)] });
  await fillTheRest(goldset);
  await page.reload();
  await page.locator('#root main').waitFor();

  await page.keyboard.press('Control+1');
  await expect(page.getByRole('row', { name: /0 <script pwn>/ }).first()).toBeVisible();
  await expectOnlyText(goldset, 'the grid');
  await page.locator('[role=row][row-id="2"] [role=gridcell]').nth(2).click();
  await expect(page.getByRole('article', { name: /Item 1 / })).toBeVisible();
  await expectOnlyText(goldset, 'the item beside the grid');
  for (const name of [/^Statistics of Gold/, /^Statistics of Content/]) {
    const statistics = page.getByRole('button', { name });
    if ((await statistics.count()) > 0) await statistics.first().click();
    await expectOnlyText(goldset, `column statistics ${String(name)}`);
  }
  await page.getByRole('searchbox', { name: 'Search the contents' }).fill(XSS_PAYLOADS[1]!);
  await expectOnlyText(goldset, 'the search');

  await page.keyboard.press('Control+2');
  const item = page.getByRole('region', { name: 'Item to label' });
  await item.waitFor();
  const seen = new Set<string>();
  for (let turn = 0; turn < XSS_PAYLOADS.length; turn += 1) {
    seen.add(await item.innerText());
    await expectOnlyText(goldset, `item ${turn + 1} on the Label screen`);
    await page.keyboard.press('ArrowRight');
  }
  expect(seen.size).toBeGreaterThan(10);
  await page.keyboard.press('g');
  await page.getByRole('region', { name: 'Guideline text' }).waitFor();
  await expectOnlyText(goldset, 'the guideline');
  await page.keyboard.press('?');
  await expectOnlyText(goldset, 'the keys');
  await page.keyboard.press('Escape');

  for (const [digit, where] of [[3, 'agree'], [4, 'sample'], [5, 'analyse'], [6, 'classes'], [7, 'export'], [8, 'settings']] as const) {
    await page.keyboard.press(`Control+${digit}`);
    await page.locator('#root main').waitFor();
    await page.waitForLoadState('networkidle');
    await expectOnlyText(goldset, where);
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expectOnlyText(goldset, `${where}, ${await tab.innerText()}`);
    }
  }

  // no file system takes a slash, and Windows takes none of < > " | ? *
  const evilName = process.platform === 'win32' ? 'a.csv' : '<img pwn src=x onerror=window.__pwned=1>.csv';
  const source = path.join(goldset.folder, evilName);
  fs.writeFileSync(source, `id,text,"${EVIL_COLUMN}"\n${XSS_PAYLOADS.map((payload, index) => `${index},"${payload.replaceAll('"', '""')}","x"\n`).join('')}9,too,many,fields\n`);
  await goldset.answerOpenDialog(source);
  await page.keyboard.press('Control+i');
  await page.getByRole('button', { name: /^Choose files/ }).first().click();
  await page.getByRole('group', { name: 'Columns' }).waitFor();
  await expectOnlyText(goldset, 'the import, columns');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: /Problems/ }).first().waitFor();
  await expectOnlyText(goldset, 'the import, problems');
  await page.keyboard.press('Escape');

  await page.evaluate(() => window.goldset.closeProject({}));
  await expect(page.getByRole('heading', { name: 'Goldset', level: 1 })).toBeVisible();
  await expectOnlyText(goldset, 'Home');
  expect(goldset.readLog()).not.toContain('network:');
});
