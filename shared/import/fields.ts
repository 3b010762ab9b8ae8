import type { IMPORT_FIELDS, ImportSettings } from '../contract/importing';
import type { Modality } from '../domain/project';

export type ImportField = (typeof IMPORT_FIELDS)[number];
export type ImportAs = ImportSettings['as'];
export type FieldMap = Partial<Record<ImportField, string>>;

/** The field that holds what is labelled, by kind of item; tables have none: their rows are the content. */
export const CONTENT_FIELD: Readonly<Record<Modality, 'text' | 'image' | 'audio' | null>> = { text: 'text', image: 'image', audio: 'audio', table: null };

/** Fields that each kind of import reads. */
export function getFieldsOf(as: ImportAs, modality: Modality): readonly ImportField[] {
  switch (as) {
    case 'items': {
      const content = CONTENT_FIELD[modality];
      return content === null ? ['id', 'gold', 'split'] : ['id', content, 'gold', 'split'];
    }
    case 'annotations':
      return ['item', 'annotator', 'label', 'time'];
    case 'gold':
      return ['item', 'label'];
    case 'predictions':
      return ['item', 'predicted'];
  }
}
