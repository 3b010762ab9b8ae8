import fs from 'node:fs';
import path from 'node:path';

const WORDS = 20_000;
const TEXT = 100;

/** A CSV of `rows` rows: id, a text of about 100 characters, a label and five columns of few values; the same for the same size. */
export function makeCsv(rows: number): string {
  const file = path.resolve('out', 'bench', `import-${rows}.csv`);
  if (fs.existsSync(file)) return file;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const next = makeRandom(1);
  const words = Array.from({ length: WORDS }, () => Array.from({ length: 2 + Math.floor(next() * 8) }, () => String.fromCharCode(97 + Math.floor(next() * 26))).join(''));
  const out = fs.openSync(`${file}.tmp`, 'w');
  fs.writeSync(out, 'id,text,label,source,device,language,length,region\n');
  let block = '';
  for (let row = 0; row < rows; row += 1) {
    let text = '';
    // Few words are frequent and many are rare, as in any language.
    while (text.length < TEXT - 5) text += `${words[Math.floor(next() * next() * WORDS)]!} `;
    if (row % 7 === 0) text = `"${text.trim().replace(' ', ', ')}"`;
    block += `item-${String(row).padStart(7, '0')},${text.trim()},${row % 3 === 0 ? 'spam' : 'ham'},s${row % 5},d${Math.floor(next() * 20)},l${Math.floor(next() * 10)},${row % 2 === 0 ? 'short' : 'long'},r${Math.floor(next() * 30)}\n`;
    if (block.length > 1_000_000) {
      fs.writeSync(out, block);
      block = '';
    }
  }
  fs.writeSync(out, block);
  fs.closeSync(out);
  fs.renameSync(`${file}.tmp`, file);
  return file;
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
