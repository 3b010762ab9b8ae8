import fs from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { expect, test } from '../fixtures';
import { forbidMouse } from '../pages/keyboard';
import { readAnswers, readDecisions } from '../pages/projectFile';
import { TeamJourney } from '../pages/teamJourney';
import { ask } from '../service';

/** What three people label, and how it gets into a project. */
interface Material {
  readonly name: string;
  readonly modality: 'Text' | 'Table';
  readonly classes: readonly string[];
  readonly items: string;
  readonly roles: Readonly<Record<string, string>>;
  /** Answers of people who labelled it before, and what is known of some items. */
  readonly earlier?: { readonly annotations: string; readonly gold: string; readonly labels: number };
  /** In order of import, the class that is right for each of the first items. */
  readonly truth: readonly string[];
}

const ITEMS = 60;
const PEOPLE = ['Ada', 'Ben', 'Cem'];
const JUDGE = 'Dana';
const SETTLED = 20;
/** Keys of the decisions, pressed over and over: the first and the second candidate, ambiguous, nobody is right. */
const KEYS = ['1', '1', '2', 'a', '1', 'n'];
const DECISION: Readonly<Record<string, string>> = { a: 'ambiguous', n: 'nobodyRight' };
const REASON: Readonly<Record<string, string>> = { a: 'both can be meant', n: 'there is no class for it' };
const read = (file: string) => Papa.parse<Record<string, string>>(fs.readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;

/** GOLDSET_DATA names a folder of data sets that are not part of the repository: the same journey runs on them instead. */
const data = process.env.GOLDSET_DATA;
const material = data ? entailment(path.join(data, 'crowd')) : emails();

function emails(): Material {
  const items = path.resolve('resources/samples/text/emails.csv');
  return { name: 'three', modality: 'Text', classes: ['ham', 'spam'], items, roles: { label: 'Kept with the item' }, truth: read(items).slice(0, ITEMS).map((row) => row.label!) };
}

/** Pairs of sentences that 164 people judged. */
function entailment(folder: string): Material {
  const items = path.join(folder, 'rte.items.csv');
  const truth = new Map(read(path.join(folder, 'rte.truth.csv')).map((row) => [row.item!, row.truth!]));
  return {
    name: 'rte',
    modality: 'Table',
    classes: ['0', '1'],
    items,
    roles: { id: 'Item id', text: 'Field to show', hypothesis: 'Field to show', task: 'Field and tag' },
    earlier: { annotations: path.join(folder, 'rte.labels.csv'), gold: path.join(folder, 'rte.truth.csv'), labels: 8_000 },
    truth: read(items).slice(0, ITEMS).map((row) => truth.get(row.id!)!),
  };
}

/** Who sees it otherwise than the others: on every fifth item Ben, on another fifth Cem; that makes 24 disagreements. */
const isWrong = (person: number, item: number) => (person === 1 && item % 5 === 2) || (person === 2 && item % 5 === 4);
function keysOf(person: number, { classes, truth }: Material): string[] {
  return truth.map((label, item) => {
    const right = classes.indexOf(label);
    return String((isWrong(person, item) ? 1 - right : right) + 1);
  });
}

test(`${material.name}: three people label 60 items, see how far they agree, and settle 20 disagreements with the keyboard alone`, async ({ goldset }) => {
  test.setTimeout(600_000);
  await goldset.launch();
  await forbidMouse(goldset.page);
  const journey = new TeamJourney(goldset, `${material.name} people`);
  await journey.createProject(`Journey ${material.name}`, material.modality);
  await journey.importFile(material.items, material.roles);
  await journey.defineClasses(material.classes);
  if (material.earlier) {
    const known = path.join(goldset.folder, 'known.csv');
    fs.writeFileSync(known, Papa.unparse(read(material.earlier.gold).filter((_, index) => index % 4 === 0)));
    await journey.importFile(material.earlier.annotations, { item: 'Item id', annotator: 'Annotator', label: 'Label' }, undefined, { as: 'Annotations by several people' });
    await journey.importFile(known, { item: 'Item id', truth: 'Label' }, undefined, { as: 'Gold labels of items' });
  }

  await journey.startLabelling(PEOPLE[0]!);
  await journey.label(keysOf(0, material));
  for (const [index, name] of PEOPLE.slice(1).entries()) {
    await journey.join(name);
    await journey.label(keysOf(index + 1, material));
  }
  await goldset.look(`${material.name}-labelled`);

  // what the screen says is what the answers say
  const answers = allAnswers(journey.project);
  expect([...answers.values()].flat()).toHaveLength((material.earlier?.labels ?? 0) + PEOPLE.length * ITEMS);
  const figures = await journey.showAgreement();
  await expect(figures).toContainText(`${(100 * percentAgreement(answers)).toLocaleString('en', { maximumFractionDigits: 1 })}%`);
  await expect(figures).toContainText(alpha(answers).toFixed(2));
  await goldset.look(`${material.name}-agree`);

  await journey.join(JUDGE);
  await journey.becomeAdjudicator(() => goldset.look(`${material.name}-blind`));
  await journey.startSettling();
  const started = Date.now();
  const settled: { item: string; key: string; reason: string }[] = [];
  for (let round = 0; round < SETTLED; round += 1) {
    const key = KEYS[round % KEYS.length]!;
    const reason = `Case ${round + 1}: ${REASON[key] ?? 'as the guideline says'}`;
    settled.push({ item: await journey.settle(key, reason), key, reason });
    if (round === 2) await goldset.look(`${material.name}-adjudicate`);
  }
  const seconds = (Date.now() - started) / 1_000;
  console.log(`${material.name}: ${SETTLED} disagreements settled in ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(120);
  await journey.saved();
  expectDecided(journey.project, settled);

  // one step back, here and after a restart
  const last = settled.pop()!;
  await journey.unsettle(last.item);
  expectDecided(journey.project, settled);
  await goldset.relaunch({ args: [journey.project] });
  await forbidMouse(goldset.page);
  await journey.become(JUDGE);
  await journey.startSettling();
  const before = settled.pop()!;
  await journey.unsettle(before.item);
  expectDecided(journey.project, settled);
  settled.push({ ...before, item: await journey.settle(before.key, before.reason) });

  const exported = await journey.splitAndExport(path.join(goldset.folder, 'export'));
  const of = new Map(exported.map((item) => [String(item.id), item]));
  for (const { item, key, reason } of settled) {
    const { label, decision, method, reason: why } = of.get(item)!;
    expect({ decision, method, why, hasLabel: label !== null }).toEqual({ decision: DECISION[key] ?? 'label', method: 'adjudicated', why: reason, hasLabel: !(key in DECISION) });
  }
  expect(exported.filter(({ decision }) => decision === 'ambiguous').length).toBeGreaterThan(2);
  expect(exported.filter(({ decision }) => decision === 'nobodyRight').length).toBeGreaterThan(2);
});

/** Every item's answers with a class, from the file itself. */
function allAnswers(file: string): Map<string, string[]> {
  const of = new Map<string, string[]>();
  for (const { item, label } of readAnswers(file)) of.set(item, [...(of.get(item) ?? []), label]);
  return of;
}

/** Mean over items of the share of pairs of answers that are alike: by hand, to compare with. */
function percentAgreement(answers: ReadonlyMap<string, readonly string[]>): number {
  const shares = [...answers.values()].filter(({ length }) => length > 1).map((labels) => {
    const alike = labels.flatMap((a, i) => labels.map((b, j) => (i !== j && a === b ? 1 : 0))).reduce<number>((sum, one) => sum + one, 0);
    return alike / (labels.length * (labels.length - 1));
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Krippendorff's nominal alpha from its definition: 1 - observed / expected disagreement over pairable answers. */
function alpha(answers: ReadonlyMap<string, readonly string[]>): number {
  const pairable = [...answers.values()].filter(({ length }) => length > 1);
  const n = pairable.reduce((sum, { length }) => sum + length, 0);
  const count = new Map<string, number>();
  let observed = 0;
  for (const labels of pairable) {
    for (const a of labels) {
      count.set(a, (count.get(a) ?? 0) + 1);
      observed += labels.filter((b) => b !== a).length / (labels.length - 1);
    }
  }
  const expected = [...count.values()].reduce((sum, c) => sum + c * (n - c), 0) / (n - 1);
  return 1 - observed / expected;
}

function expectDecided(file: string, settled: readonly { item: string; key: string; reason: string }[]): void {
  const decided = readDecisions(file);
  expect(decided.map(({ item }) => item).sort()).toEqual(settled.map(({ item }) => item).sort());
  for (const { item, key, reason } of settled) expect(decided.find((entry) => entry.item === item)).toMatchObject({ decision: DECISION[key] ?? 'label', reason, by: JUDGE });
}

for (const { name, title, annotators, judge, merge } of [
  { name: 'mailteam', title: 'A team sorts e-mails', annotators: 6, judge: 'Ada', merge: ['news item', 'newsletter'] },
  { name: 'soundteam', title: 'A team listens to machines', annotators: 5, judge: 'Greta', merge: ['loose part', 'bearing fault'] },
] as const) {
  test(`${title}: the sample says that its annotators are simulated, and shows where they disagree and why`, async ({ goldset }) => {
    test.skip(data !== undefined, 'the bundled samples are looked at without GOLDSET_DATA');
    test.setTimeout(300_000);
    const page = await goldset.launch();
    await forbidMouse(page);
    const journey = new TeamJourney(goldset, name);
    await expect(page.getByRole('heading', { name: 'See how a team agrees' })).toBeVisible();
    await goldset.look(`${name}-home`);
    await journey.openSample(title);
    await expect(page.getByText(/annotators are simulated/).first()).toBeVisible();
    expect(await ask(page, 'annotators.list', {})).toHaveLength(annotators);
    await goldset.look(`${name}-data`);

    await journey.become(judge);
    await expect(await journey.showAgreement()).toContainText(`by ${annotators} annotators`);
    await goldset.look(`${name}-agree`);
    await journey.showTeam();
    await goldset.look(`${name}-team`);
    await journey.startSettling();
    await goldset.look(`${name}-adjudicate`);
    for (const key of ['1', '1', '2', '1']) await journey.settle(key, 'See “Between two” in the guideline.');
    await goldset.look(`${name}-precedents`);
    await journey.previewMerge(merge[0], merge[1]);
    await goldset.look(`${name}-surgery`);
  });
}

