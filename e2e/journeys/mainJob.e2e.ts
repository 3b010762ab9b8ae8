import path from 'node:path';
import { expect, test } from '../fixtures';
import { Journey } from '../pages/journey';
import { forbidMouse } from '../pages/keyboard';
import { countEvents, readAnswers, readExpectedExport } from '../pages/projectFile';

interface Material {
  readonly name: string;
  readonly modality: 'Text' | 'Images' | 'Audio' | 'Table';
  readonly file: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly items: number;
  /** Classes to define by hand; null: the imported gold labels bring them. */
  readonly classes: readonly string[] | null;
  /** Keys of the classes, in the order they are pressed over and over. */
  readonly keys: readonly string[];
  readonly labels: number;
  readonly undos: number;
}

const sample = (file: string) => path.resolve('resources/samples', file);
/** GOLDSET_DATA names a folder of data sets that are not part of the repository: the same journey runs on them instead. */
const data = process.env.GOLDSET_DATA;

const MATERIAL: readonly Material[] = data
  ? [
      { name: 'sms', modality: 'Text', file: path.join(data, 'text/sms_spam.csv'), roles: { label: 'Kept with the item' }, items: 5574, classes: ['ham', 'spam'], keys: ['1', '2'], labels: 50, undos: 5 },
      { name: 'signs', modality: 'Images', file: path.join(data, 'image/sign_digits.csv'), roles: { label: 'Gold label' }, items: 300, classes: null, keys: ['1', '2', '3'], labels: 10, undos: 2 },
      { name: 'digits', modality: 'Audio', file: path.join(data, 'audio/fsdd.csv'), roles: { label: 'Gold label' }, items: 300, classes: null, keys: ['1', '2', '3'], labels: 10, undos: 2 },
    ]
  : [
      { name: 'emails', modality: 'Text', file: sample('text/emails.csv'), roles: { label: 'Kept with the item' }, items: 1200, classes: ['ham', 'spam', '[unreadable]'], keys: ['1', '2'], labels: 50, undos: 5 },
      { name: 'emoji', modality: 'Images', file: sample('image/images.csv'), roles: { category: 'Gold label' }, items: 300, classes: null, keys: ['1', '2', '3'], labels: 10, undos: 2 },
      { name: 'machines', modality: 'Audio', file: sample('audio/audio.csv'), roles: { file: 'Audio file', condition: 'Gold label' }, items: 120, classes: null, keys: ['1', '2', '3'], labels: 10, undos: 2 },
      { name: 'penguins', modality: 'Table', file: sample('table/penguins.csv'), roles: { species: 'Gold label' }, items: 344, classes: null, keys: ['1', '2', '3'], labels: 10, undos: 2 },
    ];

for (const material of MATERIAL) {
  test(`${material.name}: import, label, take back, close, reopen, split and export with the keyboard alone`, async ({ goldset }) => {
    await goldset.launch();
    await forbidMouse(goldset.page);
    const journey = new Journey(goldset, material.name);
    const look = (name: string) => goldset.look(`${material.name}-${name}`);

    await look('home');
    await journey.createProject(`Journey ${material.name}`, material.modality);
    await look('empty');
    await journey.importFile(material.file, material.roles, (step) => look(`import-${step}`));
    if (material.classes) await journey.defineClasses(material.classes, () => look('classes'));
    await journey.startLabelling('Ada');
    await look('label-first');

    const keys = Array.from({ length: material.labels }, (_, index) => material.keys[index % material.keys.length]!);
    await journey.label(keys);
    await journey.undo(material.undos);
    const kept = material.labels - material.undos;
    const itemBefore = await journey.itemId.innerText();
    const progressBefore = await journey.labelled.getAttribute('aria-valuenow');
    expect(progressBefore).toBe(String(kept));
    await look('label');

    // closed by its window and opened again: the same item, all answers there
    await goldset.relaunch({ args: [journey.project] });
    await forbidMouse(goldset.page);
    expect(readAnswers(journey.project)).toHaveLength(kept);
    expect(countEvents(journey.project, 'withdraw')).toBe(material.undos);
    await goldset.page.keyboard.press('Control+2');
    await expect(journey.labelled).toHaveAttribute('aria-valuenow', String(kept));
    await expect(journey.itemId).toHaveText(itemBefore);
    // undo goes on where it was before the restart
    await journey.undo(1);
    await journey.label([keys[kept - 1]!]);

    await goldset.page.keyboard.press('Control+1');
    await expect(goldset.page.getByRole('grid')).toBeVisible();
    await look('data');

    if (material.classes) await journey.resolve();
    const exported = await journey.splitAndExport(path.join(goldset.folder, 'export'), () => look('export'));
    const expected = readExpectedExport(journey.project);
    expect(exported).toHaveLength(material.items);
    expect(expected.size).toBe(material.items);
    for (const item of exported) {
      const { label, split, labelDistribution, annotations } = item;
      expect({ label, split, labelDistribution, annotations }, String(item.id)).toEqual(expected.get(String(item.id)));
    }
    await look('exported');
  });
}
