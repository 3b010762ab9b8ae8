import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { csvCases } from '../data/import/corpus/csvCases';
import { jsonCases } from '../data/import/corpus/jsonCases';
import { runCase } from '../data/import/corpus/runCase';
import { dumpTables, importFile, openImportService } from '../data/import/testImport';
import { buildForTest } from './buildForTest';
import { forkImporter } from './forkImporter';

let built: Awaited<ReturnType<typeof buildForTest>>;
let folder: string;

beforeAll(async () => {
  built = await buildForTest();
});
afterAll(() => built.remove());
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-cli-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string | Buffer) => {
  fs.writeFileSync(path.join(folder, name), text);
  return name;
};
function goldset(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(built.folder, 'cli.js'), ...args], { cwd: folder }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }));
  });
}
const spawnImporter = () => forkImporter(path.join(built.folder, 'importer.js'));

describe('goldset', () => {
  it('makes a project and imports into it; stdout is one JSON document', async () => {
    expect((await goldset('create', 'p.goldset', '--classes', 'spam,ham', '--abstain', '?', '--json')).code).toBe(0);
    write('a.csv', 'id,text,label\n1,one,ham\n2,two,spam\n');
    const { code, stdout } = await goldset('import', 'p.goldset', 'a.csv', '--as', 'items', '--map', 'gold=label', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file: 'a.csv', rows: 2, imported: 2, skipped: 0, rejected: 0, classes: ['spam', 'ham', '?'], warnings: [] });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('says where the data is at fault, ends with 1 and leaves the project as it was', async () => {
    await goldset('create', 'p.goldset');
    write('reviews.csv', 'id,text\n1,one\n2,two,too many\n');
    const before = fs.readFileSync(path.join(folder, 'p.goldset'));
    const { code, stdout, stderr } = await goldset('import', 'p.goldset', 'reviews.csv', '--as', 'items');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Row 2 (line 3) of reviews.csv has 3 fields, the header has 2.');
    expect(stderr).toContain('Nothing was imported from reviews.csv.');
    expect(fs.readFileSync(path.join(folder, 'p.goldset')).equals(before)).toBe(true);
    expect(fs.readdirSync(folder).sort()).toEqual(['p.goldset', 'reviews.csv']);
  });

  it('names the option that answers a question', async () => {
    await goldset('create', 'p.goldset');
    write('a.csv', Buffer.from('id,text\n1,café\n', 'latin1'));
    const asked = await goldset('import', 'p.goldset', 'a.csv', '--as', 'items');
    expect([asked.code, asked.stderr.includes('--encoding windows-1252')]).toEqual([1, true]);
    expect((await goldset('import', 'p.goldset', 'a.csv', '--as', 'items', '--encoding', 'windows-1252')).code).toBe(0);
    write('b.csv', '7,Buy now\n8,Hello\n9,Bye\n');
    const header = await goldset('import', 'p.goldset', 'b.csv', '--as', 'items');
    expect([header.code, header.stderr.includes('--no-header')]).toEqual([1, true]);
    expect((await goldset('import', 'p.goldset', 'b.csv', '--as', 'items', '--no-header', '--map', 'id=column 1', 'text=column 2')).code).toBe(0);
  });

  it('ends with 2 on wrong usage, and for what this version cannot do yet', async () => {
    await goldset('create', 'p.goldset');
    write('a.csv', 'id,text\n1,one\n');
    for (const args of [['import', 'p.goldset', 'a.csv'], ['import', 'p.goldset', 'a.csv', '--as', 'things'], ['import', 'p.goldset', 'a.csv', '--as', 'items', '--map', 'text'], ['import', 'p.goldset', 'a.csv', '--as', 'items', '--wrong'], ['nothing'], ['create', 'q.goldset', '--modality', 'video']]) {
      expect([args, (await goldset(...args)).code]).toEqual([args, 2]);
    }
    // Also what the parser of options refuses comes as JSON where that was asked for.
    expect(JSON.parse((await goldset('import', 'p.goldset', 'a.csv', '--json')).stdout)).toMatchObject({ error: { code: 'usage' } });
    expect((await goldset('import', 'p.goldset', 'a.csv', '--as', 'items', '--format', 'label-studio')).stderr).toContain('not yet supported');
  });

  it('refuses to make a project over a file, and to open what is none, with a JSON reason where JSON was asked for', async () => {
    write('p.goldset', 'precious');
    const { code, stdout } = await goldset('create', 'p.goldset', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'exists' } });
    const nowhere = await goldset('create', 'nowhere/p.goldset', '--json');
    expect([nowhere.code, JSON.parse(nowhere.stdout)]).toMatchObject([1, { error: { code: 'noFolder' } }]);
    write('a.csv', 'id,text\n1,one\n');
    expect((await goldset('import', 'p.goldset', 'a.csv', '--as', 'items')).code).toBe(1);
    expect(fs.readFileSync(path.join(folder, 'p.goldset'), 'utf8')).toBe('precious');
  });

  it('takes --no-tags with columns, --no-tags * and repeated --map', async () => {
    await goldset('create', 'p.goldset');
    write('a.csv', 'nr,body,a,b\n1,one,x,y\n');
    expect((await goldset('import', 'p.goldset', 'a.csv', '--as', 'items', '--map', 'id=nr', '--map', 'text=body', '--no-tags', 'a')).code).toBe(0);
    write('b.csv', 'nr,body,a,b\n2,two,x,y\n');
    expect((await goldset('import', 'p.goldset', 'b.csv', '--as', 'items', '--map', 'id=nr', 'text=body', '--no-tags', '*')).code).toBe(0);
    const stats = JSON.parse((await goldset('stats', 'p.goldset', '--json')).stdout) as { tags: unknown };
    expect(stats.tags).toEqual([{ key: 'b', values: { y: 1 }, missing: 1 }]);
  });

  it('ends with 130 when it is interrupted, the project as before', async () => {
    await goldset('create', 'p.goldset');
    write('a.csv', `id,text\n${Array.from({ length: 300_000 }, (_, index) => `${index},text number ${index}\n`).join('')}`);
    const before = fs.readFileSync(path.join(folder, 'p.goldset'));
    const child = spawn(process.execPath, [path.join(built.folder, 'cli.js'), 'import', 'p.goldset', 'a.csv', '--as', 'items'], { cwd: folder, stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    // The staging folder is there: the import has begun.
    while (!fs.readdirSync(os.tmpdir()).some((name) => name.startsWith(`goldset-import-${child.pid}-`))) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(fs.readFileSync(path.join(folder, 'p.goldset')).equals(before)).toBe(true);
    const left = fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith(`goldset-import-${child.pid}-`));
    expect(left).toEqual([]);
  });
});

describe('the importer as a process of its own', () => {
  const chosen = [...csvCases, ...jsonCases].filter(({ name }) => /^(C01|C04|C11|C18|C24|J08|J11|J12) /.test(name));
  it.each(chosen.map((theCase) => [theCase.name, theCase] as const))('%s', (_, theCase) => runCase(theCase, spawnImporter));

  it('C35 streams a file that is far larger than its heap', async () => {
    // 160 MB through 64 MB of heap; a file of 2 GB differs only in how long it takes.
    const file = path.join(folder, 'big.csv');
    const rows = Buffer.from(Array.from({ length: 200 }, (_, index) => `${'lorem ipsum '.repeat(333)}${index}\n`).join(''));
    fs.writeFileSync(file, 'text\n');
    for (let piece = 0; piece < 200; piece += 1) fs.appendFileSync(file, rows);
    const service = openImportService('text', () => forkImporter(path.join(built.folder, 'importer.js'), 64));
    const result = await importFile(service, file, {}, true);
    expect(result).toMatchObject({ ok: true, rows: 40_000, imported: 40_000 });
  }, 120_000);

  it('J16 one line of 300 MB is refused at the cap', async () => {
    const file = path.join(folder, 'line.jsonl');
    fs.writeFileSync(file, '{"id":"1","text":"');
    fs.truncateSync(file, 300_000_000);
    const service = openImportService('text', spawnImporter);
    const before = dumpTables(service);
    expect(await importFile(service, file)).toMatchObject({ ok: false, problems: [{ code: 'json.recordTooLong', line: 1 }] });
    expect(dumpTables(service)).toBe(before);
  });

  it('that dies takes nothing with it: the import is refused and nothing was written', async () => {
    const file = path.join(folder, 'a.csv');
    fs.writeFileSync(file, `id,text\n${Array.from({ length: 100_000 }, (_, index) => `${index},text\n`).join('')}`);
    const service = openImportService('text', async () => {
      const channel = await spawnImporter();
      channel.onMessage(() => channel.kill());
      return channel;
    });
    const before = dumpTables(service);
    await expect(importFile(service, file)).rejects.toThrow('importerGone');
    expect(dumpTables(service)).toBe(before);
  });
});
