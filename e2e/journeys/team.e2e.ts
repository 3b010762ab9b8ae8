import fs from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { checkAccessibility, expect, test, type RunningApp } from '../fixtures';
import { forbidMouse } from '../pages/keyboard';
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
  readonly earlier?: { readonly annotations: string; readonly gold: string; readonly annotators: number };
  /** In order of import, the class that is right for each of the first items. */
  readonly truth: readonly string[];
}

const ITEMS = 60;
const PEOPLE = ['Ada', 'Ben', 'Cem'];
const read = (file: string) => Papa.parse<Record<string, string>>(fs.readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;

/** GOLDSET_DATA names a folder of data sets that are not part of the repository: the same journey runs on them instead. */
const data = process.env.GOLDSET_DATA;
const material = data ? entailment(path.join(data, 'crowd')) : emails();

function emails(): Material {
  const items = path.resolve('resources/samples/text/emails.csv');
  return { name: 'team', modality: 'Text', classes: ['ham', 'spam'], items, roles: { label: 'Kept with the item' }, truth: read(items).slice(0, ITEMS).map((row) => row.label!) };
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
    earlier: { annotations: path.join(folder, 'rte.labels.csv'), gold: path.join(folder, 'rte.truth.csv'), annotators: 164 },
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
  test.setTimeout(300_000);
  await goldset.launch();
  await forbidMouse(goldset.page);
  const journey = new TeamJourney(goldset, material.name);
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
  await look(goldset, `${material.name}-labelled`);
});

for (const { name, title, annotators } of [{ name: 'team-emails', title: 'A team sorts e-mails', annotators: 6 }, { name: 'team-machines', title: 'A team listens to machines', annotators: 5 }]) {
  test(`${title}: the sample says that its annotators are simulated, and shows what they answered`, async ({ goldset }) => {
    const page = await goldset.launch();
    await forbidMouse(page);
    const journey = new TeamJourney(goldset, name);
    await expect(page.getByRole('heading', { name: 'See how a team agrees' })).toBeVisible();
    await look(goldset, `${name}-home`);
    await journey.openSample(title);
    await expect(page.getByText(/annotators are simulated/).first()).toBeVisible();
    expect(await ask(page, 'annotators.list', {})).toHaveLength(annotators);
    await look(goldset, `${name}-data`);
  });
}

async function look(goldset: RunningApp, name: string): Promise<void> {
  await goldset.screenshot(name);
  for (const theme of ['dark', 'light'] as const) {
    await goldset.setTheme(theme);
    await checkAccessibility(goldset.page);
  }
}
