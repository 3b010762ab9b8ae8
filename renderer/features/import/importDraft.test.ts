// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { importSettings, type Inspection } from '../../../shared/contract/importing';
import { guessRoles, missingRoles, openQuestions, unusedAnswers, withRole } from './columnRoles';
import { EMPTY_RUN } from '../../components/runForm';
import { NEW_DRAFT, toImportSettings } from './importDraft';
import { missingOf } from './primaryAction';
import { probabilityOf } from './probabilityOf';

const column = (name: string, distinctInSample: number) => ({ name, samples: [], distinctInSample });
const inspection: Inspection = {
  file: 'reviews.csv',
  bytes: 100,
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ';',
  header: true,
  columns: [column('id', 20), column('review', 20), column('stars', 5), column('shop', 20), column('label', 2)],
  preview: Array.from({ length: 20 }, () => ['', '', '', '', '']),
  guess: { id: 'id', text: 'review', label: 'label' },
  mediaFiles: 0,
  problems: [],
};

test('columns are what the service guessed; few values make a tag, all different ones are kept as they are', () => {
  expect(guessRoles(inspection, 'items', 'text')).toEqual(['id', 'text', 'tag', 'rest', 'tag']);
});

test('a guess that does not fit what is imported is not taken', () => {
  expect(guessRoles(inspection, 'gold', 'text')).toEqual(['rest', 'rest', 'rest', 'rest', 'label']);
});

test("a table item's columns are its fields, but not what is to be learned", () => {
  expect(guessRoles(inspection, 'items', 'table')).toEqual(['id', 'feature', 'feature', 'feature', 'rest']);
});

test('a field moves to the column that is given it', () => {
  expect(withRole(['id', 'text', 'tag', 'tag'], 2, 'text')).toEqual(['id', 'rest', 'text', 'tag']);
});

test('several columns can be tags', () => {
  expect(withRole(['id', 'text', 'tag', 'rest'], 3, 'tag')).toEqual(['id', 'text', 'tag', 'tag']);
});

test('the settings say which column is what, and that a field has none', () => {
  const settings = toImportSettings({ ...NEW_DRAFT, roles: ['id', 'text', 'tag', 'rest', 'gold'] }, inspection, 'text');
  expect(settings.map).toEqual({ id: 'id', text: 'review', gold: 'label', split: '' });
  expect(settings.tags).toEqual(['stars']);
  expect(settings.features).toBeNull();
  expect(settings.source).toEqual({ format: 'csv', encoding: 'utf-8', delimiter: ';', header: true });
  expect(importSettings.safeParse(settings).success).toBe(true);
});

test('no tags chosen means none, not all', () => {
  expect(toImportSettings({ ...NEW_DRAFT, roles: ['id', 'text', 'rest', 'rest', 'rest'] }, inspection, 'text').tags).toEqual([]);
});

test("a correction of the file's reading wins over what was detected", () => {
  const settings = toImportSettings({ ...NEW_DRAFT, source: { format: null, encoding: 'windows-1252', delimiter: ',', header: false }, roles: [] }, inspection, 'text');
  expect(settings.source).toEqual({ format: 'csv', encoding: 'windows-1252', delimiter: ',', header: false });
});

test('a folder has no columns to map', () => {
  const settings = toImportSettings({ ...NEW_DRAFT, folderNames: 'gold' }, { ...inspection, format: 'folder', columns: [] }, 'image');
  expect([settings.map, settings.tags, settings.folderNames]).toEqual([{}, null, 'gold']);
});

test('what is missing before an import can start is named', () => {
  expect(missingRoles(['id', 'tag'], 'items', 'text')).toEqual(['Text to label']);
  expect(missingRoles(['item', 'label'], 'annotations', 'text')).toEqual(['Annotator']);
  expect(missingRoles(['feature'], 'items', 'table')).toEqual([]);
});

test('a field can be a tag too', () => {
  const settings = toImportSettings({ ...NEW_DRAFT, roles: ['id', 'feature', 'featureTag', 'tag', 'gold'] }, inspection, 'table');
  expect([settings.features, settings.tags]).toEqual([['review', 'stars'], ['stars', 'shop']]);
  expect(missingRoles(['featureTag'], 'items', 'table')).toEqual([]);
});

test('a column that looks like an answer and is not used as one is pointed out', () => {
  expect(unusedAnswers(['id', 'text', 'tag', 'rest', 'tag'], inspection.columns, 'items')).toEqual(['label']);
  expect(unusedAnswers(['id', 'text', 'tag', 'rest', 'gold'], inspection.columns, 'items')).toEqual([]);
});

test('how the file is read is never decided behind the back of the user', () => {
  const problem = { severity: 'question', file: 'a.csv', line: 2, record: null, position: null, column: null, found: null, message: '' } as const;
  expect(openQuestions({ problems: [{ ...problem, code: 'encoding.unknown' }, { ...problem, code: 'csv.duplicateHeader' }] })).toHaveLength(1);
});

const predictions: Inspection = { ...inspection, file: 'cnn.csv', columns: [column('id', 20), column('pred', 3), column('p_cat', 20), column('p_dog', 20)], guess: { item: 'id', predicted: 'pred' } };
const predictionDraft = { ...NEW_DRAFT, as: 'predictions', roles: ['item', 'predicted', 'rest', 'rest'], createItems: true, probPrefix: 'p_' } as const;

test('predictions name their run and the columns of probabilities; they never add items', () => {
  const settings = toImportSettings({ ...predictionDraft, run: { ...EMPTY_RUN, name: ' CNN ', hyperparameters: 'lr = 0.1\n\ndepth=3', outOfSample: 'yes' } }, predictions, 'image');
  expect(settings).toMatchObject({ map: { item: 'id', predicted: 'pred' }, probPrefix: 'p_', createItems: false, run: { name: 'CNN', hyperparameters: [['lr', '0.1'], ['depth', '3']], outOfSample: true } });
  expect(importSettings.safeParse(settings).success).toBe(true);
});

test('a run without a typed name gets that of the file, and no prefix means no probabilities where there would be some', () => {
  const settings = toImportSettings({ ...predictionDraft, probPrefix: '' }, predictions, 'image');
  expect(settings.run).not.toHaveProperty('name');
  expect(settings.probPrefix).toBe('');
});

test('predictions need the item and either a class or probabilities', () => {
  expect(missingOf({ ...predictionDraft, roles: ['rest', 'rest', 'rest', 'rest'] }, predictions, 'image')).toEqual(['Item id']);
  expect(missingOf({ ...predictionDraft, roles: ['item', 'rest', 'rest', 'rest'], probPrefix: '' }, predictions, 'image')).toEqual(['Predicted class']);
  expect(probabilityOf('p_cat', predictionDraft, 2)).toBe('cat');
});
