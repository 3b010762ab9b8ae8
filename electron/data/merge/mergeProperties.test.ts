import fc from 'fast-check';
import { copyFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLASSES, MergeFolder } from './testMerge';

let folder: MergeFolder;
beforeEach(() => {
  folder = new MergeFolder();
});
afterEach(() => folder.remove());

interface Step {
  readonly copy: number;
  readonly item: number;
  readonly annotator: 'Ann' | 'Ben';
  readonly answer: string | null;
  /** Days by which the copy's clock is wrong. */
  readonly clock: number;
}
const step = fc.record<Step>({
  copy: fc.nat(2),
  item: fc.integer({ min: 1, max: 3 }),
  annotator: fc.constantFrom('Ann', 'Ben'),
  answer: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...CLASSES) }, fc.constantFrom('skip', 'ambiguous', null)),
  clock: fc.constantFrom(0, -20_000, 30_000),
});
const COPIES = ['a.goldset', 'b.goldset', 'c.goldset'];

const countEvents = (name: string) => folder.with(name, ({ project: { db } }) => db.prepare<[], number>('SELECT count(*) FROM annotation').pluck().get()!);

describe('merging', () => {
  it('is a union: in any order, any grouping and however often, the same comes out, and never less', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 3 }), fc.array(step, { minLength: 1, maxLength: 9 }), async (before, after) => {
        folder.remove();
        folder = new MergeFolder();
        await folder.make('a.goldset', { items: 3 });
        const play = async (steps: readonly Step[], only?: string) => {
          for (const { copy, item, annotator, answer, clock } of steps) await folder.answer(only ?? COPIES[copy]!, `t${item}`, annotator, answer, Date.now() + clock * 86_400_000);
        };
        await play(before, 'a.goldset');
        for (const copy of COPIES.slice(1)) folder.copy('a.goldset', copy);
        await play(after);
        const fresh = (name: string, to: string) => copyFileSync(folder.at(name), folder.at(to));

        // (a + b) + c
        fresh('a.goldset', 'abc.goldset');
        const most = await countEvents('a.goldset');
        await folder.merge('abc.goldset', 'b.goldset');
        await folder.merge('abc.goldset', 'c.goldset');
        const wanted = await folder.state('abc.goldset');
        expect(await countEvents('abc.goldset')).toBeGreaterThanOrEqual(most);
        expect(await folder.problems('abc.goldset')).toEqual([]);
        // idempotent
        for (const copy of COPIES.slice(1)) expect(await folder.merge('abc.goldset', copy)).toMatchObject({ added: 0, conflicts: 0 });
        expect(await folder.state('abc.goldset')).toBe(wanted);
        // a + (c + b), and all at once into c
        fresh('c.goldset', 'cb.goldset');
        await folder.merge('cb.goldset', 'b.goldset');
        fresh('a.goldset', 'acb.goldset');
        await folder.merge('acb.goldset', 'cb.goldset');
        expect(await folder.state('acb.goldset')).toBe(wanted);
        fresh('c.goldset', 'cba.goldset');
        await folder.merge('cba.goldset', 'b.goldset', 'a.goldset');
        expect(await folder.state('cba.goldset')).toBe(wanted);
        expect(await folder.problems('cba.goldset')).toEqual([]);
      }),
      { numRuns: 6 },
    );
  }, 240_000);

  it('gives one name to two annotators or classes only once, the same in every order', async () => {
    await folder.make('a.goldset', { annotators: [] });
    for (const copy of COPIES.slice(1)) folder.copy('a.goldset', copy);
    for (const [index, copy] of COPIES.entries()) {
      await folder.with(copy, async (service) => {
        await service.run('annotators.add', { name: 'Sam', role: 'annotator' } as never);
        const schema = await service.run('labelSchema.get', {} as never);
        await service.run('labelSchema.save', { question: schema.question, classes: [...schema.classes, { uid: `uid-x${index}`, name: 'bacon', color: '#00ff00', hotkey: null, definition: '', abstain: false, retired: false }] } as never);
      });
      await folder.answer(copy, `t${index + 1}`, 'Sam', 'bacon');
    }
    for (const [to, order] of [['x.goldset', ['a.goldset', 'b.goldset', 'c.goldset']], ['y.goldset', ['c.goldset', 'a.goldset', 'b.goldset']]] as const) {
      folder.copy(order[0], to);
      for (const other of order.slice(1)) await folder.merge(to, other);
      expect(await folder.problems(to)).toEqual([]);
    }
    expect(await folder.state('x.goldset')).toBe(await folder.state('y.goldset'));
    await folder.with('x.goldset', ({ project: { db } }) => {
      expect(db.prepare('SELECT count(DISTINCT name), count(*) FROM annotator').raw().get()).toEqual([3, 3]);
      // all three answers count as one class
      expect(db.prepare('SELECT count(DISTINCT class_id), count(*) FROM current_label').raw().get()).toEqual([1, 3]);
    });
  });
});
