import { statSync } from 'node:fs';
import type { Input, MessageNameOf, Output } from '../shared/contract';
import { ALL_ITEMS, type ItemFilter, type ItemQuery } from '../shared/domain/itemQuery';
import { createRandom } from '../shared/sampling/random';
import { runScan } from '../electron/data/runScan';
import { closeProjectFile, openReaderFile } from '../electron/data/project/openProjectFile';
import { describeTimes, time } from './lib/describeTimes';
import { findLargeProject } from './lib/makeLargeProject';

/**
 * The item grid on a million items and three million annotations, as the reader process answers it: pages of 100 anywhere, first
 * pages of new orders, filters and searches asked for the first time (nothing kept from before), counts and column figures.
 * npm run bench -- grid [PROJECT]
 */
const LIMIT = 100;
const JUMPS = 100;
const file = process.argv[2] ?? findLargeProject();
const random = createRandom(7);

let db = openReaderFile(file);
const ask = <N extends MessageNameOf<'scan'>>(name: N, input: Input<N>): Output<N> => runScan(db, name, input);
/** A new connection keeps nothing of what was asked before. */
const forget = () => {
  closeProjectFile({ db });
  db = openReaderFile(file);
};
const page = (query: Partial<ItemQuery>, offset: number) => ask('items.page', { query: { ...ALL_ITEMS, ...query }, offset, limit: LIMIT });

const { total, rows } = page({}, 0);
if (total === null || total === 0) throw new Error(`${file} has no items`);
const items = total;
console.log(`${file}: ${(statSync(file).size / 1e6).toFixed(0)} MB, ${items} items, ${db.prepare('SELECT count(*) FROM annotation').pluck().get()} events`);

const tags = [...new Set(rows.flatMap((row) => Object.entries(row.tags).flatMap(([key, values]) => values.map((value) => ({ key, value })))).map((tag) => JSON.stringify(tag)))].map((text) => JSON.parse(text) as { key: string; value: string });
const columns = ['id', 'split', 'gold', 'annotations', 'agreement', 'answer', ...new Set(tags.map(({ key }) => `tag:${key}`))];
const classes = db.prepare<[], string>('SELECT uid FROM class ORDER BY position').pluck().all();

async function measureJumps(what: string, query: Partial<ItemQuery>): Promise<void> {
  const found = page(query, 0).total ?? 0;
  const times: number[] = [];
  for (let jump = 0; jump < JUMPS; jump++) await time(times, () => page(query, random.nextBelow(Math.max(1, found - LIMIT))));
  await time(times, () => page(query, Math.max(0, Math.min(900_000, found - LIMIT))));
  console.log(describeTimes(what, times));
}

await measureJumps('page anywhere, order of import', {});
const firstPages: number[] = [];
for (const column of columns) {
  for (const descending of [false, true]) {
    forget();
    await time(firstPages, () => page({ sort: { column, descending } }, 0));
  }
  await measureJumps(`page anywhere, by ${column}`, { sort: { column, descending: true } });
}
console.log(describeTimes('first page of a new order (indexed columns)', firstPages));
const contents: number[] = [];
forget();
await time(contents, () => page({ sort: { column: 'content', descending: false } }, 0));
console.log(describeTimes('first page by content (reads every text)', contents));

const filters: ItemFilter[] = [
  ...tags.slice(0, 20).map(({ key, value }) => ({ column: `tag:${key}`, operator: 'is' as const, values: [value] })),
  ...classes.flatMap((uid) => [{ column: 'answer', operator: 'is' as const, values: [uid] }, { column: 'gold', operator: 'isNot' as const, values: [uid] }, { column: 'annotator:2', operator: 'is' as const, values: [uid] }]),
  ...['train', 'dev', 'test'].map((split) => ({ column: 'split', operator: 'is' as const, values: [split] })),
  ...['gold', 'split', 'agreement', ...columns.filter((column) => column.startsWith('tag:'))].flatMap((column) => [{ column, operator: 'missing' as const, values: [] }, { column, operator: 'present' as const, values: [] }]),
  { column: 'annotations', operator: 'atLeast', values: ['2'] },
  { column: 'agreement', operator: 'atMost', values: ['0.7'] },
];
const filtered: number[] = [];
for (const filter of filters) {
  forget();
  await time(filtered, () => page({ filters: [filter] }, 0));
}
console.log(describeTimes('filter, asked for the first time', filtered));
const sorted: number[] = [];
for (const filter of filters) {
  forget();
  await time(sorted, () => page({ filters: [filter, { column: 'annotations', operator: 'atLeast', values: ['1'] }], sort: { column: 'agreement', descending: false } }, 0));
}
console.log(describeTimes('two filters and an order, for the first time', sorted));
await measureJumps('page anywhere, filtered and ordered', { filters: [filters[0]!], sort: { column: 'agreement', descending: false } });

const words = [...new Set(rows.flatMap((row) => row.preview.split(/\s+/)).filter((word) => /^\p{L}{3,}$/u.test(word)))].slice(0, 60);
const searches: number[] = [];
for (const search of [...words, ...words.slice(0, 20).map((word) => `${word.slice(0, 2)}*`), ...words.slice(0, 20).map((word, place) => `${word} ${words[place + 1]!}`)]) {
  forget();
  await time(searches, () => page({ search }, 0));
}
console.log(describeTimes('search, asked for the first time', searches));
const contains: number[] = [];
for (const word of words.slice(0, 5)) {
  forget();
  await time(contains, () => page({ filters: [{ column: 'content', operator: 'contains', values: [word] }] }, 0));
}
console.log(describeTimes('content contains (reads every text)', contains));
const counts: number[] = [];
const stats: number[] = [];
for (const filter of filters.slice(0, 20)) {
  forget();
  await time(counts, () => ask('items.count', { query: { ...ALL_ITEMS, filters: [filter] } }));
  await time(stats, () => ask('items.columnStats', { query: { ...ALL_ITEMS, filters: [filter] }, column: columns.at(-1)! }));
}
console.log(describeTimes('items.count, filtered', counts));
console.log(describeTimes('items.columnStats, filtered', stats));
const fields: number[] = [];
for (const field of db.prepare<[], string>("SELECT DISTINCT e.value ->> 0 FROM (SELECT metadata FROM item WHERE metadata IS NOT NULL LIMIT 100) i, json_each(i.metadata) e").pluck().all()) {
  forget();
  await time(fields, () => page({ sort: { column: `field:${field}`, descending: false } }, 0));
}
if (fields.length > 0) console.log(describeTimes('first page by a kept column (reads every row)', fields));
const projectStats: number[] = [];
for (let round = 0; round < 3; round++) await time(projectStats, () => ask('project.stats', {}));
console.log(describeTimes('project.stats', projectStats));
closeProjectFile({ db });
