import fs from 'node:fs';
import path from 'node:path';
import { makeProject, runGoldset } from './makeProject';

/** A stream of numbers 0 .. 1 that is the same every time. */
function chance(): () => number {
  let state = 12_345;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

export interface Errors {
  readonly classes: readonly string[];
  readonly items: number;
  /** Key -> values; an item gets one of each, errors are more frequent with the last value of the first key. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** Names of the runs, the newest last, and how often each is right. */
  readonly runs: readonly (readonly [name: string, accuracy: number])[];
  readonly texts?: readonly string[];
}

/** The weak value's items are wrong this much oftener. */
const WEAK = 0.25;

/** A project with gold labels, tags and predictions with probabilities. Neighbouring classes are taken for each other. Returns its file. */
export function makeErrors(folder: string, name: string, { classes, items, tags, runs, texts = [] }: Errors): string {
  const random = chance();
  const keys = Object.keys(tags);
  const rows = Array.from({ length: items }, (_, index) => ({
    id: `call-${String(index + 1).padStart(5, '0')}`,
    text: texts[index % Math.max(1, texts.length)] ?? `What was said in call ${index + 1}, and what the caller wanted.`,
    gold: classes[Math.floor(classes.length * random() ** 2)]!,
    loudness: String(Math.round(30 + 60 * random())),
    split: ['train', 'dev', 'dev', 'test'][index % 4]!,
    ...Object.fromEntries(keys.map((key) => [key, tags[key]![Math.floor(random() * tags[key]!.length)]!])),
  }));
  const file = makeProject(folder, name, { rows, classes, importArgs: ['--tags', [...keys, 'loudness'].join(','), '--map', 'gold=gold', '--map', 'split=split'] });
  for (const [run, accuracy] of runs) {
    const lines = rows.map(({ id, gold, ...row }) => {
      const truth = classes.indexOf(gold);
      const weak = keys[0] !== undefined && (row as Record<string, string>)[keys[0]] === tags[keys[0]]!.at(-1);
      const said = random() < accuracy - (weak ? WEAK : 0) ? truth : (truth + 1 + Math.floor(2 * random() ** 2)) % classes.length;
      const sure = Math.round(1_000 * (0.5 + 0.5 * random())) / 1_000;
      const rest = (1 - sure) / Math.max(1, classes.length - 1);
      return [id, ...classes.map((_, place) => (classes.length === 1 ? 1 : place === said ? sure : rest).toFixed(9))];
    });
    const source = path.join(folder, `${run.replaceAll(/\W+/g, '-')}.csv`);
    fs.writeFileSync(source, [['id', ...classes.map((entry) => `p_${entry}`)], ...lines].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'));
    runGoldset('import', file, source, '--as', 'predictions', '--run', run, '--model-version', `1.${runs.findIndex(([known]) => known === run)}.0`, '--hyperparameter', `lr=${accuracy / 10}`, '--hyperparameter', 'depth=4');
  }
  return file;
}
