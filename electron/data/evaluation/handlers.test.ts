import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Input, MessageName, Output } from '../../../shared/contract';
import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import { addTestItems, type TestItem } from '../testItems';
import { openTestService } from '../testProject';
import { addTestRun } from '../testRun';
import { findMask } from './findMask';

/** A project whose items carry their predictions (class name, then the baseline's), and the way to ask it. */
function open(items: readonly (TestItem & { readonly says?: readonly [run: string, baseline?: string] })[], classes: readonly string[] = []) {
  const service = openTestService();
  const { db } = service.project;
  addTestItems(db, [...classes.map((name) => ({ id: `class ${name}`, gold: name })), ...items]);
  db.exec("UPDATE item_state SET gold_class_id = NULL WHERE item_id IN (SELECT id FROM item WHERE external_id LIKE 'class %')");
  const run = addTestRun(db, { name: 'new', predictions: items.flatMap(({ id, says }) => (says ? [[id, says[0]] as const] : [])) });
  const baseline = addTestRun(db, { name: 'old', predictions: items.flatMap(({ id, says }) => (says?.[1] === undefined ? [] : [[id, says[1]] as const])) });
  const ask = <N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>> => service.handle({ id: 1, message: name, input }) as Promise<Output<N>>;
  const measure = (more: Partial<Input<'evaluation.measure'>> = {}) => ask('evaluation.measure', { runId: run, baselineRunId: null, query: ALL_ITEMS, dimensions: null, bootstrap: 0, seed: 0, groupColumn: null, ...more });
  return { service, db, ask, measure, run, baseline };
}

const REPORT = [...'01222'].map((gold, at) => ({ id: `i${at}`, gold, says: ['00221'[at]!] as const }));

describe('evaluation.measure', () => {
  it('gives the report of the worked example', async () => {
    const { measure } = open(REPORT, ['0', '1', '2']);
    const result = await measure();
    expect(result).toMatchObject({ run: 'new', n: 5, abstained: 0, missing: 3, missingGold: 3, missingPrediction: 0, ties: 0, accuracy: { value: 0.6 }, majorityBaseline: { class: '2', accuracy: 0.6 }, logLoss: null, calibration: null, comparison: null, hlp: null, cost: null });
    expect(result.macro).toMatchObject({ precision: 0.5, classes: 3, undefined: { precision: 0, recall: 0, f1: 0 } });
    expect(result.macro.recall).toBeCloseTo(5 / 9, 12);
    expect(result.macro.f1).toBeCloseTo(0.488889, 6);
    expect([result.weighted.precision, result.weighted.recall, result.weighted.f1].map((value) => value!.toFixed(2))).toEqual(['0.70', '0.60', '0.61']);
    expect(result.micro).toMatchObject({ precision: 0.6, recall: 0.6, f1: 0.6 });
    expect(result.perClass.map(({ class: name, support, predicted, precision }) => [name, support, predicted, precision])).toEqual([['0', 1, 2, 0.5], ['1', 1, 1, 0], ['2', 3, 2, 1]]);
    expect(result.confusion).toMatchObject({ classes: ['0', '1', '2'], matrix: [[1, 0, 0], [1, 0, 0], [0, 1, 2]] });
    expect(result.reasons).toEqual({ logLoss: 'the run has no probabilities', brier: 'the run has no probabilities', ece: 'the run has no probabilities' });
    expect(result.accuracy.ci).not.toBeNull();
    expect([result.macroF1Ci, result.mccCi, result.perClass[0]!.f1Ci]).toEqual([null, null, null]);
    expect(result.recipe.dataVersion).toMatch(/^[0-9a-f]{64}$/);
  });

  it('counts undefined classes as 0 in macro averages and says how many: truth a a a b b c, predicted a a b b d b', async () => {
    const { measure } = open([...'aaabbc'].map((gold, at) => ({ id: String(at), gold, says: ['aabbdb'[at]!] as const })), ['a', 'b', 'c', 'd', 'e']);
    const { macro, perClass, balancedAccuracy } = await measure();
    expect(perClass.map(({ precision, recall, f1 }) => [precision, recall, f1])).toEqual([[1, 2 / 3, 0.8], [1 / 3, 0.5, 0.4], [null, 0, 0], [0, null, 0], [null, null, null]]);
    expect(macro).toMatchObject({ classes: 4, undefined: { precision: 1, recall: 1, f1: 0 } });
    [macro.precision, macro.recall, macro.f1].forEach((value, at) => expect(value).toBeCloseTo([1 / 3, 0.291667, 0.3][at]!, 6));
    expect(balancedAccuracy).toBeCloseTo(0.388889, 6);
  });

  it('counts items without gold or prediction as missing and abstain classes as abstained, over the items asked for only', async () => {
    const { measure } = open([
      { id: 'a', gold: 'x', split: 'dev', says: ['x'] },
      { id: 'b', gold: 'x', split: 'dev', says: ['[?]'] },
      { id: 'c', gold: '[?]', split: 'dev', says: ['x'] },
      { id: 'd', gold: 'y', split: 'dev' },
      { id: 'e', split: 'dev', says: ['x'] },
      { id: 'f', gold: 'y', split: 'test', says: ['x'] },
    ]);
    const dev = { ...ALL_ITEMS, filters: [{ column: 'split', operator: 'is', values: ['dev'] } as const] };
    const [all, ofDev] = [await measure(), await measure({ query: dev })];
    expect(ofDev).toMatchObject({ n: 1, abstained: 2, missing: 2, missingGold: 1, missingPrediction: 1, accuracy: { value: 1 } });
    expect(all).toMatchObject({ n: 2, abstained: 2, missing: 2, accuracy: { value: 0.5 } });
    expect(ofDev.recipe.dataVersion).not.toBe(all.recipe.dataVersion);
  });

  it('names the data by a hash that anyone can make again', async () => {
    const { measure } = open([{ id: 'a "quoted"\nid', gold: 'x', split: 'dev', says: ['x'] }, { id: 'é', says: ['x'] }, { id: 'out', split: 'test', gold: 'x', says: ['x'] }]);
    const query = { ...ALL_ITEMS, filters: [{ column: 'split', operator: 'isNot', values: ['test'] } as const] };
    const lines = [['a "quoted"\nid', 'x', 'dev'], ['é', null, null], ['out', 'x', 'test']].map((line) => `${JSON.stringify(line)}\n`).join('');
    const ofItems = createHash('sha256').update(lines).digest('hex');
    expect((await measure({ query })).recipe.dataVersion).toBe(createHash('sha256').update(ofItems).update(Uint8Array.of(1, 1, 0)).digest('hex'));
    expect((await measure()).recipe.dataVersion).toBe(createHash('sha256').update(ofItems).update(Uint8Array.of(1, 1, 1)).digest('hex'));
  });

  it('is empty where nothing can be evaluated: null with reasons, and no 0', async () => {
    const { measure } = open([{ id: 'a', says: ['x'] }], ['x']);
    const result = await measure({ bootstrap: 20 });
    expect(result).toMatchObject({ n: 0, missing: 2, accuracy: { value: null, ci: null }, macro: { f1: null }, balancedAccuracy: null, mcc: null, cohenKappa: null, majorityBaseline: { class: null, accuracy: null } });
    expect(result.reasons.accuracy).toBe('no item was evaluated');
  });

  const TABLE: readonly TestItem[] = Array.from({ length: 200 }, (_, at) => ({ id: `i${at}`, gold: at % 2 ? 'x' : 'y', tags: { site: at % 10 === 0 ? [] : [`s${at % 3}`], both: at < 5 ? ['p', 'q'] : ['p'] } }));
  const table = () => open(TABLE.map((item, at) => ({ ...item, says: [at % 7 === 0 ? 'x' : item.gold!, at % 5 === 0 ? 'y' : item.gold!] as const })));

  it('gives the rows of the tag table, whose counts are those of the items their filters find', async () => {
    const { measure, db, run } = table();
    const { slices, n } = await measure();
    expect(slices.map(({ key, value }) => `${key}=${value}`)).toEqual(['both=p', 'both=q', 'site=s0', 'site=s1', 'site=s2', 'site=null']);
    const count = (filters: (typeof slices)[number]['filters']) => findMask(db, { ...ALL_ITEMS, filters }).reduce((sum, hit) => sum + hit, 0);
    for (const { support, errors, filters } of slices) {
      expect(count(filters)).toBe(support);
      expect(count([...filters, { column: `outcome:${run}`, operator: 'is', values: ['wrong'] }])).toBe(errors);
    }
    const site = slices.filter(({ key }) => key === 'site');
    expect(site.reduce((sum, { support }) => sum + support, 0)).toBe(n);
    expect(site.reduce((sum, { shareOfErrors }) => sum + shareOfErrors!, 0)).toBeCloseTo(1, 12);
    expect(slices.map(({ supportThatDecides }) => supportThatDecides !== null)).toEqual([false, true, false, false, false, false]);
  });

  it('gives bootstrap intervals when asked, the same for the same seed, and pauses', async () => {
    const { measure, baseline } = table();
    const [one, same, other] = [await measure({ bootstrap: 300, baselineRunId: baseline }), await measure({ bootstrap: 300, baselineRunId: baseline }), await measure({ bootstrap: 300, seed: 1, baselineRunId: baseline })];
    expect(same).toEqual(one);
    expect(other.macroF1Ci).not.toEqual(one.macroF1Ci);
    for (const [value, ci] of [[one.macro.f1, one.macroF1Ci], [one.balancedAccuracy, one.balancedAccuracyCi], [one.mcc, one.mccCi], [one.cohenKappa, one.cohenKappaCi], [one.comparison!.accuracyDelta, one.comparison!.ci], [one.comparison!.macroF1Delta, one.comparison!.macroF1DeltaCi], [one.slices[2]!.macroF1, one.slices[2]!.macroF1Ci], [one.slices[2]!.trend!.delta, one.slices[2]!.trend!.deltaCi]] as const) {
      expect(ci![0]).toBeLessThan(value!);
      expect(ci![1]).toBeGreaterThan(value!);
    }
  });

  it('compares with a baseline on the items that both predicted; the other way round only signs change', async () => {
    const { measure, run, baseline } = table();
    const [one, turned] = [await measure({ baselineRunId: baseline }), await measure({ runId: baseline, baselineRunId: run })];
    const [a, b] = [one.comparison!, turned.comparison!];
    expect(a).toMatchObject({ baseline: 'old', n: 200, ci: null });
    expect([a.mcnemar.b, a.mcnemar.c, a.mcnemar.p]).toEqual([b.mcnemar.c, b.mcnemar.b, b.mcnemar.p]);
    expect(a.accuracyDelta).toBe(-b.accuracyDelta!);
    expect(a.macroF1Delta).toBeCloseTo(-b.macroF1Delta!, 14);
    expect(a.accuracyDelta).toBeCloseTo(one.accuracy.value! - turned.accuracy.value!, 14);
    expect(a.baselineMatrix).toEqual(turned.confusion.matrix);
    one.slices.forEach(({ trend, errorRate }, at) => {
      expect(trend!.delta).toBe(-turned.slices[at]!.trend!.delta!);
      expect(trend!.delta).toBeCloseTo(errorRate! - trend!.baselineErrorRate!, 12);
      expect(trend!.q).toBeGreaterThanOrEqual(trend!.test.p!);
    });
    const self = await measure({ baselineRunId: run, bootstrap: 50 });
    expect(self.comparison).toMatchObject({ accuracyDelta: 0, ci: [0, 0], mcnemar: { b: 0, c: 0, p: 1, method: 'exact' } });
  });

  it('is wider where groups of equal items are drawn together', async () => {
    const { measure } = open(TABLE.map((item, at) => ({ ...item, tags: { document: [`d${Math.floor(at / 10)}`] }, says: [at % 40 < 10 ? (item.gold === 'x' ? 'y' : 'x') : item.gold!] as const })));
    const width = (ci: readonly [number, number] | null) => ci![1] - ci![0];
    const [alone, grouped] = [await measure({ bootstrap: 500 }), await measure({ bootstrap: 500, groupColumn: 'tag:document' })];
    expect(width(grouped.macroF1Ci)).toBeGreaterThan(1.5 * width(alone.macroF1Ci));
    expect(width(grouped.accuracy.ci)).toBeGreaterThan(1.5 * width(alone.accuracy.ci));
  });

  it('refuses more classes than a confusion matrix can hold', async () => {
    const { measure } = open(REPORT, Array.from({ length: 2_001 }, (_, at) => String(at)));
    await expect(measure()).rejects.toThrow('at most 2,000 classes; this project has 2,001');
  });

  it('tells a tag and a column of the same name apart where groups are drawn', async () => {
    const { measure } = open(TABLE.map((item, at) => ({ ...item, tags: { doc: [`d${Math.floor(at / 10)}`] }, metadata: [['doc', String(at)]] as const, says: [at % 40 < 10 ? (item.gold === 'x' ? 'y' : 'x') : item.gold!] as const })));
    const width = async (groupColumn: string) => ((await measure({ bootstrap: 200, groupColumn, dimensions: [] })).accuracy.ci ?? []).reduce((low, high) => high - low);
    expect(await width('tag:doc')).toBeGreaterThan(1.5 * (await width('field:doc')));
    await expect(measure({ groupColumn: 'field:nosuch' })).rejects.toThrow('No item has a column “nosuch” to group by. Nothing was computed');
  });

  it('holds slices against human level, and ranks them with ease and importance', async () => {
    const { measure, ask } = open([
      ...[0, 1, 2, 3].map((at) => ({ id: `n${at}`, gold: 'x', tags: { site: ['north'] }, answers: { Ada: 'x', Ben: 'x', Cem: at === 0 ? 'y' : 'x' }, says: [at < 2 ? 'y' : 'x'] as const })),
      ...[0, 1, 2, 3].map((at) => ({ id: `s${at}`, gold: 'y', tags: { site: ['south'] }, says: ['y'] as const })),
    ]);
    await ask('judgements.save', { key: 'site', value: 'north', ease: 0.5, importance: 3, note: 'ask the office' });
    const { slices, hlp } = await measure();
    expect(hlp).toMatchObject({ form: 'leave-one-out', annotations: 12 });
    expect(hlp!.accuracy).toBeCloseTo(11 / 12, 12);
    const [north, south] = slices;
    expect(north).toMatchObject({ value: 'north', hlpAnnotations: 12, ease: 0.5, importance: 3, note: 'ask the office' });
    expect(north!.hlpCi!.map((end) => end.toFixed(4))).toEqual(['0.6461', '0.9851']);
    expect(south!.hlpCi).toBeNull();
    expect(north!.gapToHlp).toBeCloseTo(11 / 12 - 0.5, 12);
    expect(north!.potentialGain).toBeCloseTo((11 / 12 - 0.5) * 0.5, 12);
    expect(north!.priority).toBeCloseTo(1.5 * north!.potentialGain!, 12);
    expect(south).toMatchObject({ value: 'south', hlp: null, gapToHlp: null, potentialGain: null, priority: null, ease: null, note: '' });
  });

  it('judges annotations of each item against independent gold where it has some, else against each other', async () => {
    const votes = (at: number): Record<string, string> => ({ Ada: 'x', Ben: 'x', Cem: at < 20 ? 'y' : 'x' });
    const { db, measure } = open(Array.from({ length: 100 }, (_, at) => ({ id: `i${at}`, gold: 'x', split: at < 20 ? ('dev' as const) : ('test' as const), tags: { hard: [at < 20 ? 'yes' : 'no'] }, answers: votes(at), says: ['x'] as const })), ['x', 'y']);
    const decide = (method: string, where: string) => db.exec(`INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, schema_version, created_at) SELECT 'g' || item_id, item_id, 'label', gold_class_id, '${method}', 'someone', 1, 0 FROM item_state WHERE ${where}`);
    decide('imported', "split = 'dev'");
    decide('unanimous', "split = 'test'");
    const of = (split: string) => measure({ query: { ...ALL_ITEMS, filters: [{ column: 'split', operator: 'is', values: [split] }] } });
    const all = await measure();
    // 2 of 3 right on 20 items, 3 of 3 on 80: not 0.667, as the hard items alone would say.
    expect(all.hlp).toMatchObject({ form: 'mixed', annotations: 300 });
    expect(all.hlp!.accuracy).toBeCloseTo(280 / 300, 12);
    expect(all.slices.slice(0, 2).map(({ value, hlpAnnotations, hlp }) => [value, hlpAnnotations, hlp])).toEqual([['no', 240, 1], ['yes', 60, 2 / 3]]);
    expect((await of('dev')).hlp).toMatchObject({ form: 'plain', annotations: 60, accuracy: 2 / 3 });
    expect((await of('test')).hlp).toMatchObject({ form: 'leave-one-out', annotations: 240, accuracy: 1 });
  });

  it('weighs errors by their cost once something was said of it', async () => {
    const { measure, ask, run } = open(REPORT.map((item) => ({ ...item, tags: { t: ['v'] } })), ['0', '1', '2']);
    await ask('costs.save', { classes: [{ actual: 'uid-1', cost: 4 }], cells: [{ actual: 'uid-2', predicted: 'uid-1', cost: 10 }] });
    const { cost, slices } = await measure();
    expect(cost).toEqual({ total: 14, mean: 2.8 });
    expect(slices[0]!.cost).toBe(2.8);
    await ask('history.undo', { annotatorId: 1 });
    expect((await measure({ runId: run })).cost).toBeNull();
  });

  it('estimates a tag that is given while looking from the items looked at', async () => {
    const { db, measure } = open(Array.from({ length: 100 }, (_, at) => ({ id: `i${at}`, gold: 'x', says: [at < 20 ? 'y' : 'x'] as const })), ['x', 'y']);
    const first = 3;
    db.exec("INSERT INTO tag_question (id, uid, key, value, created_at) VALUES (1, 'q', 'noise', 'car', 0)");
    const answer = (at: number, yes: 0 | 1) => db.prepare("INSERT INTO tag_answer (question_id, item_id, yes, drawn, at) VALUES (1, ?, ?, 1, 0)").run(first + at, yes);
    for (let at = 0; at < 10; at += 1) answer(at, at < 4 ? 1 : 0);
    const errorsOnly = (await measure()).slices;
    expect(errorsOnly).toHaveLength(1);
    expect(errorsOnly[0]).toMatchObject({ key: 'noise', value: 'car', support: 4, errors: 4, errorRate: null, shareOfData: null, shareOfErrors: 0.4, review: { yes: 4, no: 6, unseen: 90, reviewedErrors: 10, reviewedRight: 0 } });
    expect(errorsOnly[0]!.review!.caution).toMatch(/Only errors/);
    for (let at = 20; at < 60; at += 1) answer(at, at < 24 ? 1 : 0);
    const [planned] = (await measure()).slices;
    // 40 % of 20 errors, 10 % of 80 right items.
    expect(planned).toMatchObject({ support: 8, errors: 4, errorRate: 0.5, shareOfData: 0.16, shareOfErrors: 0.4, review: { unseen: 50 } });
    expect(planned!.errorRateCi![0]).toBeCloseTo(0.2152, 3);
    for (let at = 10; at < 20; at += 1) answer(at, 0);
    const [uneven] = (await measure()).slices;
    expect(uneven!.errorRateCi![0]).toBeLessThan(uneven!.errorRate!);
    expect(uneven!.errorRateCi![1]).toBeGreaterThan(uneven!.errorRate!);
    expect(uneven!.review!.caution).toMatch(/weighted back/);
    expect(uneven!.review!.caution).not.toMatch(/picked/);
    db.exec('UPDATE tag_answer SET drawn = 0 WHERE yes = 1');
    expect((await measure()).slices[0]!.review!.caution).toMatch(/8 of the 60 were picked, not drawn at random/);
  });

  it('counts items that got the tag elsewhere, but in no rate; where nobody looked, the tag is one as any other', async () => {
    const { db, measure, ask, run } = open(Array.from({ length: 100 }, (_, at) => ({ id: `i${at}`, gold: 'x', says: [at < 20 ? 'y' : 'x'] as const, tags: { noise: at < 10 || (at >= 20 && at < 30) ? ['car'] : [] } })), ['x', 'y']);
    const plain = (await measure()).slices;
    expect(plain.map(({ value, support, errorRate, review }) => [value, support, errorRate, review])).toEqual([['car', 20, 0.5, null], [null, 80, 0.125, null]]);
    const { id } = await ask('tagReview.addQuestion', { key: 'noise', value: 'car', hotkey: null });
    expect((await measure()).slices).toEqual(plain);
    // Of the errors 5 with and 5 without it are looked at, of the right ones 4 with and 16 without.
    const look = (at: number, yes: boolean) => ask('tagReview.answer', { itemId: 3 + at, annotatorId: null, drawn: true, answers: [{ questionId: id, yes }] });
    for (let at = 0; at < 5; at += 1) await look(at, true);
    for (let at = 10; at < 15; at += 1) await look(at, false);
    for (let at = 20; at < 24; at += 1) await look(at, true);
    for (let at = 30; at < 46; at += 1) await look(at, false);
    const { slices } = await measure();
    expect(slices).toHaveLength(1);
    expect(slices[0]).toMatchObject({ support: 20, errors: 10, shareOfErrors: 0.5, shareOfData: 0.26, review: { yes: 9, no: 21, unseen: 70, reviewedErrors: 10, reviewedRight: 20 } });
    expect(slices[0]!.errorRate).toBeCloseTo(10 / 26, 12);
    expect(slices[0]!.review!.caution).toMatch(/11 carry the tag without having been looked at here: they are not in the rates/);
    const listed = findMask(db, { ...ALL_ITEMS, filters: [...slices[0]!.filters, { column: `outcome:${run}`, operator: 'is', values: ['right', 'wrong'] }] });
    expect(listed.reduce((sum, hit) => sum + hit, 0)).toBe(20);
  });

  it('compares the confusions of the run and of the baseline over the items that both predicted', async () => {
    const { measure, baseline } = open([{ id: 'a', gold: 'x', says: ['x', 'x'] }, { id: 'b', gold: 'x', says: ['y', 'x'] }, { id: 'c', gold: 'y', says: ['y', 'y'] }, { id: 'd', gold: 'y', says: ['x'] }, { id: 'e', gold: 'y', says: ['y', '[?]'] }], ['[?]']);
    const { confusion, comparison } = await measure({ baselineRunId: baseline });
    expect(confusion.matrix).toEqual([[1, 1], [1, 2]]);
    expect(comparison).toMatchObject({ n: 3, matrix: [[1, 1], [0, 1]], baselineMatrix: [[2, 0], [0, 1]] });
  });

  it('measures probabilities: log loss, Brier, calibration, and the curve over thresholds', async () => {
    const { service, ask } = open([]);
    const { db } = service.project;
    addTestItems(db, [...'shhs'].map((gold, at) => ({ id: `m${at}`, gold: gold === 's' ? 'spam' : 'ham' })));
    const run = addTestRun(db, { name: 'p', classes: ['ham', 'spam'], predictions: [[0.1, 0.9], [0.9, 0.1], [0.8, 0.2], [0.35, 0.65]].map((row, at) => [`m${at}`, row[0]! > 0.5 ? 'ham' : 'spam', row] as const) });
    const result = await ask('evaluation.measure', { runId: run, baselineRunId: null, query: ALL_ITEMS, dimensions: [], bootstrap: 0, seed: 0, groupColumn: null });
    expect(result.logLoss).toBeCloseTo(0.21616, 5);
    expect(result.brier).toBeCloseTo(0.09125, 12);
    expect(result.calibration!.bins.filter(({ count }) => count > 0)).toHaveLength(3);
    const curve = await ask('evaluation.curve', { runId: run, query: ALL_ITEMS, class: 'uid-spam' });
    expect(curve).toMatchObject({ positives: 2, n: 4, averagePrecision: 1 });
    expect(curve.points.map(({ threshold, tp, fp, precision, recall }) => [threshold, tp, fp, precision, recall])).toEqual([[0.9, 1, 0, 1, 0.5], [0.65, 2, 0, 1, 1], [0.2, 2, 1, 2 / 3, 1], [0.1, 2, 2, 0.5, 1]]);
  });
});

describe('rows of the tag table', () => {
  it('are kept, crossed and binned as asked, and each step can be taken back', async () => {
    const { ask, measure } = open([...'abcd'].map((id, at) => ({ id, gold: 'x', says: ['x'] as const, tags: { age: [String(at)], site: [at % 2 ? 'n' : 's'] }, metadata: [['length', String(10 * at)], ['note', 'some']] as const })));
    expect(await ask('dimensions.list', {})).toEqual({ tagKeys: ['age', 'site'], numeric: ['tag:age', 'field:length'], kept: [] });
    const bins = { kind: 'bins', column: 'field:length', method: 'quantiles', count: 2, edges: [] } as const;
    const { id } = await ask('dimensions.add', { dimension: { kind: 'cross', of: [bins, { kind: 'tag', key: 'site' }] } });
    expect(await ask('dimensions.add', { dimension: { kind: 'cross', of: [bins, { kind: 'tag', key: 'site' }] } })).toEqual({ id });
    const rows = async () => (await measure()).slices.map(({ key, value, support }) => `${key}: ${value} ${support}`);
    expect((await rows()).slice(6)).toEqual(['length (2 quantiles) × site: 0 – < 15 × n 1', 'length (2 quantiles) × site: 0 – < 15 × s 1', 'length (2 quantiles) × site: 15 – 30 × n 1', 'length (2 quantiles) × site: 15 – 30 × s 1']);
    await ask('dimensions.remove', { id });
    expect((await ask('dimensions.list', {})).kept).toEqual([]);
    await ask('history.undo', { annotatorId: 1 });
    expect((await ask('dimensions.list', {})).kept).toHaveLength(1);
    await ask('history.undo', { annotatorId: 1 });
    expect((await ask('dimensions.list', {})).kept).toHaveLength(0);
    await expect(ask('dimensions.remove', { id: 99 })).rejects.toThrow(/not in the tag table/);
  });

  it('that were kept and are not possible any more are left out, with the reason; asked for by name they are refused', async () => {
    const { ask, measure } = open(Array.from({ length: 1_100 }, (_, at) => ({ id: `i${at}`, gold: 'x', says: ['x'] as const, metadata: [['who', `person ${at}`]] as const })));
    const bad = { kind: 'bins', column: 'field:who', method: 'quantiles', count: 4, edges: [] } as const;
    await ask('dimensions.add', { dimension: bad });
    const { slices, reasons } = await measure();
    expect(slices).toEqual([]);
    expect(reasons['who (4 quantiles)']).toMatch(/cannot be put into bins/);
    await expect(measure({ dimensions: [bad] })).rejects.toThrow(/cannot be put into bins/);
    await expect(measure({ dimensions: [{ ...bad, method: 'byHand' }] })).rejects.toThrow(/need at least one edge/);
  });

  it('are told apart where their names are alike: bins of a tag and of a column, a tag key that reads like a cross', async () => {
    const { ask, measure } = open([...'ab'].map((id, at) => ({ id, gold: 'x', says: ['x'] as const, tags: { len: [String(at)], 'k × l': ['1'], k: ['1'], l: at === 0 ? [] : ['no value'] }, metadata: [['len', String(at)]] as const })));
    const bins = (column: string) => ({ kind: 'bins', column, method: 'quantiles', count: 2, edges: [] }) as const;
    const first = await ask('dimensions.add', { dimension: bins('tag:len') });
    expect(await ask('dimensions.add', { dimension: bins('field:len') })).not.toEqual(first);
    await ask('dimensions.add', { dimension: { kind: 'cross', of: [{ kind: 'tag', key: 'k' }, { kind: 'tag', key: 'l' }] } });
    const names = (await measure()).slices.map(({ key, value }) => `${key}: ${value}`).filter((name) => name.includes('×'));
    expect(names).toEqual(['“k × l”: 1', 'k × l: 1 × “no value”', 'k × l: 1 × no value']);
  });

  it('are not crosses of tags that are given while looking', async () => {
    const { db, ask, measure } = open([...'abcd'].map((id, at) => ({ id, gold: 'x', says: ['x'] as const, tags: { site: [at % 2 ? 'n' : 's'], noise: ['car'] } })));
    const cross = { kind: 'cross', of: [{ kind: 'tag', key: 'site' }, { kind: 'tag', key: 'noise' }] } as const;
    await ask('dimensions.add', { dimension: cross });
    db.exec("INSERT INTO tag_question (uid, key, value, created_at) VALUES ('q', 'noise', 'car', 0)");
    const { slices, reasons } = await measure();
    expect(slices.map(({ key }) => key)).not.toContain('site × noise');
    expect(reasons['site × noise']).toMatch(/“noise” is given while looking/);
    await expect(measure({ dimensions: [cross] })).rejects.toThrow(/cannot be crossed/);
    await expect(ask('dimensions.add', { dimension: { ...cross, of: [cross.of[1], cross.of[0]] } })).rejects.toThrow(/cannot be crossed/);
    expect((await ask('dimensions.list', {})).kept).toHaveLength(1);
  });

  it('know how many items a wanted precision takes', async () => {
    const { ask } = open([]);
    expect(await ask('evaluation.sampleSize', { population: 10_000, halfWidth: 0.05, expected: 0.5 })).toEqual({ n: 367 });
  });
});
