import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeProjectFile, openProjectFile, openReaderFile } from '../data/project/openProjectFile';
import { makeFolder, makeProjectFile } from '../data/testProjectFile';
import { labelWriterFile, startWriter, type WriterProcess } from './writerProcess';

let folder: string;
let remove: () => void;
let file: string;
let holder: WriterProcess;

beforeEach(async () => {
  ({ folder, remove } = makeFolder());
  file = path.join(folder, 'labels.goldset');
  await makeProjectFile(file, { items: 10, labels: 3 });
  labelWriterFile();
  holder = startWriter(file, ['--hold']);
  await holder.opened;
});
afterEach(async () => {
  holder.child.kill('SIGKILL');
  await holder.ended;
  remove();
});

/** Milliseconds until the refusal, and its words. */
function refused(): { ms: number; message: string } {
  const start = performance.now();
  try {
    closeProjectFile(openProjectFile(file));
    throw new Error('it opened');
  } catch (error) {
    return { ms: performance.now() - start, message: String(error) };
  }
}

describe('T9: another Goldset has the project open', () => {
  it('says so within half a second, naming the process, the machine and since when', () => {
    const { ms, message } = refused();
    expect(message).toMatch(new RegExp(`labels\\.goldset is open in another Goldset since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d \\(process ${holder.child.pid} on .+\\)\\. Nothing was changed; close it there, then try again\\.`));
    expect(ms).toBeLessThan(500);
  });

  it('opens at once when the holder was killed, however it left its name', async () => {
    refused();
    holder.child.kill('SIGKILL');
    await holder.ended;
    const project = openProjectFile(file);
    expect(project.readOnly).toBeNull();
    closeProjectFile(project);
    expect(readdirSync(folder)).toEqual(['labels.goldset']);
  });

  it('still lets readers read', () => {
    const reader = openReaderFile(file);
    expect(reader.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(3);
    closeProjectFile({ db: reader });
  });

  it('refuses a second opening in the same process as well', async () => {
    holder.child.kill('SIGKILL');
    await holder.ended;
    const project = openProjectFile(file);
    expect(refused().message).toContain(`process ${process.pid} on`);
    closeProjectFile(project);
    closeProjectFile(openProjectFile(file));
  });
});
