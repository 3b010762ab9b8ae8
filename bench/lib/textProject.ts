import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SCHEMA_VERSION } from '../../electron/data/db/migrations';
import { addClasses } from '../../electron/data/labelSchema/addClasses';
import { createProjectFile } from '../../electron/data/project/createProjectFile';
import { closeProjectFile } from '../../electron/data/project/openProjectFile';
import { addTestItems } from '../../electron/data/testItems';
import { createRandom } from '../../shared/sampling/random';

/** A project of texts, made once: words of chance, some of which tell the class. The last `labelled` items have gold. */
export function findTextProject({ items, labelled, classes, words }: { readonly items: number; readonly labelled: number; readonly classes: number; readonly words: number }): string {
  const folder = path.resolve('out', 'bench');
  mkdirSync(folder, { recursive: true });
  const made = path.join(folder, `texts-${items}-${labelled}-${SCHEMA_VERSION}.goldset`);
  if (existsSync(made)) return made;
  const unfinished = `${made}.unfinished`;
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(`${unfinished}${end}`, { force: true });
  const project = createProjectFile(unfinished, { name: 'Texts', modality: 'text' });
  const random = createRandom(1);
  project.db.transaction(() => addClasses(project.db, Array.from({ length: classes }, (_, place) => `class ${place}`), Date.now()))();
  addTestItems(project.db, Array.from({ length: items }, (_, at) => {
    const place = random.nextBelow(classes);
    const text = Array.from({ length: words }, () => (random.nextBelow(6) === 0 ? `sign${place}-${random.nextBelow(50)}` : `word${Math.floor(5_000 * random.nextFloat() ** 2)}`)).join(' ');
    return { id: `t-${at}`, text, ...(at >= items - labelled && { gold: `class ${place}` }) };
  }));
  closeProjectFile(project);
  renameSync(unfinished, made);
  return made;
}
