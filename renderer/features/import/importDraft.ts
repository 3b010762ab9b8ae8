import type { ImportSettings, Inspection, SourceOptions } from '../../../shared/contract/importing';
import type { Modality } from '../../../shared/domain/project';
import { EMPTY_RUN, type RunForm, toRunDetails } from '../../components/runForm';
import { suggestPrefix } from './probabilityOf';
import { type ColumnRole, columnsOfRole, type ImportAs, mapOfRoles } from './columnRoles';

/** What the user has chosen so far. */
export interface ImportDraft {
  readonly as: ImportAs;
  readonly source: SourceOptions;
  readonly roles: readonly ColumnRole[];
  /** Empty: a tag cell holds one value. */
  readonly tagSeparator: string;
  readonly copyMedia: boolean;
  readonly createItems: boolean;
  readonly createClasses: boolean;
  readonly onConflict: ImportSettings['onConflict'];
  readonly onBadRow: ImportSettings['onBadRow'];
  readonly folderNames: ImportSettings['folderNames'];
  /** Predictions: what columns of probabilities begin with; empty: there are none, or one column holds all. */
  readonly probPrefix: string;
  readonly run: RunForm;
}

export const NEW_DRAFT: ImportDraft = {
  as: 'items',
  source: { format: null, encoding: null, delimiter: null, header: null },
  roles: [],
  tagSeparator: '',
  copyMedia: false,
  createItems: false,
  createClasses: false,
  onConflict: 'error',
  onBadRow: 'fail',
  folderNames: 'tag',
  probPrefix: '',
  run: EMPTY_RUN,
};

/** The settings that `imports.run` gets. Nothing is left to be guessed twice: the inspection's reading and the chosen columns are spelled out. */
export function toImportSettings(draft: ImportDraft, inspection: Inspection, modality: Modality): ImportSettings {
  const { roles, tagSeparator, source, run, probPrefix, ...options } = draft;
  const { columns } = inspection;
  const isFolder = inspection.format === 'folder';
  const forItems = draft.as === 'items' && !isFolder;
  const { name, ...details } = toRunDetails(run);
  const isPredictions = draft.as === 'predictions';
  return {
    ...options,
    createItems: options.createItems && !isPredictions,
    run: isPredictions ? { ...details, ...(name === '' ? {} : { name }) } : {},
    // null has the service look for a column of all probabilities
    probPrefix: !isPredictions || (probPrefix === '' && suggestPrefix(columns) === '') ? null : probPrefix,
    source: { format: inspection.format, encoding: source.encoding ?? inspection.encoding, delimiter: source.delimiter ?? inspection.delimiter, header: source.header ?? inspection.header },
    map: isFolder ? {} : mapOfRoles(roles, columns, draft.as, modality),
    tags: forItems ? columnsOfRole(roles, columns, 'tag', 'featureTag') : null,
    noTags: [],
    tagSeparator: tagSeparator === '' ? null : tagSeparator,
    features: forItems && modality === 'table' ? columnsOfRole(roles, columns, 'feature', 'featureTag') : null,
  };
}
