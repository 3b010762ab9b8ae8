import fc from 'fast-check';
import type { Input, MessageName, Output } from '../../shared/contract';
import { ALL_ITEMS, type ItemFilter, type ItemQuery } from '../../shared/domain/itemQuery';
import type { DataService } from './service';
import { addTestItems } from './testItems';
import { openTestService } from './testProject';
import { addTestRun } from './testRun';

const CLASSES = ['x', 'y', 'z', '[?]'];

interface DrawnItem {
  readonly gold: string | null;
  readonly split: 'train' | 'dev' | 'test' | null;
  readonly site: readonly string[];
  readonly noise: readonly string[];
  readonly first: string | null;
  readonly second: string | null;
}

const className = fc.option(fc.constantFrom(...CLASSES), { freq: 8 });
/** Small projects with everything that can go wrong: no gold, no prediction, abstain classes, no or several tag values. */
export const drawnItems: fc.Arbitrary<readonly DrawnItem[]> = fc.array(
  fc.record({
    gold: className,
    split: fc.constantFrom('train', 'dev', 'test', null),
    site: fc.uniqueArray(fc.constantFrom('north', 'south', 'a|b'), { maxLength: 2 }),
    noise: fc.uniqueArray(fc.constantFrom('lo', 'hi'), { maxLength: 1 }),
    first: className,
    second: className,
  }),
  { minLength: 1, maxLength: 30 },
);

/** A project of these items with two runs. */
export function openDrawn(items: readonly DrawnItem[]) {
  const service = openTestService();
  const { db } = service.project;
  addTestItems(db, items.map(({ gold, split, site, noise }, at) => ({ id: `i${at}`, tags: { site, noise }, ...(gold === null ? {} : { gold }), ...(split === null ? {} : { split }) })));
  addTestItems(db, CLASSES.map((name) => ({ id: `class ${name}`, answers: { A: name } })));
  const addRun = (name: string, of: (item: DrawnItem) => string | null) => addTestRun(db, { name, predictions: items.flatMap((item, at) => (of(item) === null ? [] : [[`i${at}`, of(item)!] as const])) });
  return { service, runs: [addRun('first', ({ first }) => first), addRun('second', ({ second }) => second)] as const };
}

/** Populations to ask for. */
export const populations: readonly ItemQuery[] = [ALL_ITEMS, { ...ALL_ITEMS, filters: [{ column: 'split', operator: 'isNot', values: ['test'] }, { column: 'tag:noise', operator: 'is', values: ['hi', 'lo'] }] }];

export function ask<N extends MessageName>(service: DataService, message: N, input: Input<N>): Promise<Output<N>> {
  return service.run(message, input as never);
}

/** How many items the grid lists for a number that was clicked. */
export async function countRows(service: DataService, query: ItemQuery, ...filters: readonly (readonly ItemFilter[])[]): Promise<number> {
  return (await ask(service, 'items.count', { query: { ...query, filters: [...query.filters, ...filters.flat()] } })).total;
}
