import fs from 'node:fs';
import path from 'node:path';
import { makeProject, runGoldset } from './makeProject';

/** A stream of numbers 0 .. 1 that is the same every time. */
function chance(): () => number {
  let state = 12_345;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

const TEXTS = [
  'The parcel came two days late and nobody could say where it had been.',
  'يرجى إعلامي بموعد وصول الطلب، فقد انتظرت أسبوعين بلا جواب.',
  '配達が遅れた理由を教えてください。三回電話しましたが、誰も出ませんでした。',
  `${'A long complaint that goes on and on about the same thing, with every detail of three phone calls. '.repeat(30)}`,
  'Great service, thank you!',
  'Can I change the address of order 77-1204 before it leaves?',
];
export const CLASSES = ['praise', 'complaint', 'question', 'a class whose name is so long that it fits in no column of any table'] as const;
const PLACES = ['shop', 'phone', 'app', 'a store in a very long street whose name does not fit anywhere'] as const;

/**
 * Messages with gold labels, three people's labels on every fourth, and two runs. The last place errs far more than the rest; the newer run is better
 * but for that. Every 40th gold label is wrong, and both runs know it.
 */
export function makeMessages(folder: string, name = 'Messages', items = 480): string {
  const random = chance();
  const rows = Array.from({ length: items }, (_, index) => {
    const truth = Math.floor(random() * CLASSES.length);
    const gold = index % 40 === 7 ? (truth + 1) % CLASSES.length : truth;
    return { id: `msg-${String(index + 1).padStart(4, '0')}`, text: `${TEXTS[index % TEXTS.length]} (${index + 1})`, truth, gold: CLASSES[gold]!, place: PLACES[index % 9 === 0 ? 3 : index % 3]!, device: index % 2 === 0 ? 'old' : 'new', split: index % 5 === 0 ? 'test' : index % 5 === 1 ? 'dev' : 'train' };
  });
  const file = makeProject(folder, name, { rows: rows.map(({ truth: _, ...row }) => row), classes: CLASSES, importArgs: ['--tags', 'place,device', '--map', 'gold=gold', 'split=split'] });
  const people = ['Ada', 'Ben', 'Cem'];
  const answers = rows.filter((_, index) => index % 4 === 0).flatMap(({ id, truth }) => people.map((who) => `${id},${who},"${CLASSES[random() < 0.75 ? truth : (truth + 1) % CLASSES.length]}"`));
  write('labels', file, `item,annotator,label\n${answers.join('\n')}\n`, ['--as', 'annotations']);
  for (const [run, skill] of [['baseline', 0.8], ['larger model, trained on the new data with a very long name', 0.88]] as const) {
    const lines = rows.map(({ id, truth, place }) => {
      const isRight = random() < (place === PLACES[3] ? 0.5 : skill);
      const said = isRight ? truth : (truth + 1 + Math.floor(random() * 3)) % CLASSES.length;
      const top = isRight ? 0.7 + 0.29 * random() : 0.45 + 0.4 * random();
      return `${id},${CLASSES.map((_, place_) => (place_ === said ? top : (1 - top) / 3).toFixed(6)).join(',')}`;
    });
    write(run, file, `item,${CLASSES.map((each) => `"p_${each}"`).join(',')}\n${lines.join('\n')}\n`, ['--as', 'predictions', '--prob-prefix', 'p_', '--run', run]);
  }
  return file;

  function write(title: string, project: string, text: string, args: readonly string[]): void {
    const source = path.join(folder, `${name} ${title.slice(0, 20)}.csv`);
    fs.writeFileSync(source, text);
    runGoldset('import', project, source, ...args);
  }
}
