import type { ImportProblem, ImportSettings } from '../../../../shared/contract/importing';
import type { Modality } from '../../../../shared/domain/project';
import { CONTENT_FIELD, type ImportField } from '../../../../shared/import/fields';
import { guessOwnFields } from '../../../../shared/import/ownExport';
import { guessFields } from '../../../../shared/import/guessFields';
import { planColumns, type ColumnPlan } from '../../../../shared/import/planColumns';
import { makeProblem } from '../importProblem';
import type { SourceLook } from './lookAtSource';

export interface PreparedTable {
  readonly plan: ColumnPlan;
  /** What stands in the way of reading: questions without an answer, settings that do not fit. */
  readonly obstacles: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
}

/** Fits the settings to the columns that a file has. */
export function prepareTable(options: { readonly file: string; readonly look: SourceLook; readonly settings: ImportSettings; readonly modality: Modality }): PreparedTable {
  const { file, look, settings, modality } = options;
  const own = look.own === null ? null : guessOwnFields(look.own, settings.as, modality);
  const guess = own ?? guessFields({ as: settings.as, modality, columns: look.columns });
  const plan = planColumns({ settings, modality, columns: look.columns, guess, own: look.own });
  const named = new Set([...Object.values(settings.map), ...(settings.tags ?? []), ...settings.noTags, ...(settings.features ?? [])]);
  const isAnswered = (problem: ImportProblem) => problem.code === 'csv.duplicateHeader' && problem.column !== null && named.has(problem.column);
  const obstacles = look.problems.filter((problem) => problem.severity !== 'warning' && !isAnswered(problem));
  // Not one record could be read: what is wrong with the first is told here or by the full read.
  if (look.columns.length === 0) return { plan, obstacles, warnings: [] };
  for (const mistake of plan.mistakes) obstacles.push(makeProblem('error', 'map.mistake', file, `${mistake} Nothing was imported.`));
  for (const field of requiredFields(settings.as, modality)) {
    // A column named by hand that is not there was said already.
    if (plan.fields[field] !== undefined || (settings.map[field] ?? '') !== '') continue;
    obstacles.push(
      makeProblem('question', `map.${field}`, file, `Which column of ${file} holds the ${field}? None of its columns is called so (--map ${field}=COLUMN).`, { found: look.columns.join(', ') }),
    );
  }
  if (settings.as === 'predictions' && plan.fields.predicted === undefined && !look.columns.some((column) => plan.roleOf(column).probability !== null)) {
    obstacles.push(
      makeProblem('question', 'map.predicted', file, `Which column of ${file} holds the predicted class, or which hold the probabilities of the classes? None of its columns is called so (--map predicted=COLUMN, --prob-prefix PREFIX).`, { found: look.columns.join(', ') }),
    );
  }
  if (settings.as === 'items' && modality === 'table' && !look.columns.some((column) => plan.roleOf(column).feature)) {
    obstacles.push(makeProblem('question', 'map.features', file, `Which columns of ${file} are the inputs? None is left (--features COL,COL).`));
  }
  return { plan, obstacles, warnings: look.problems.filter((problem) => problem.severity === 'warning') };
}

function requiredFields(as: ImportSettings['as'], modality: Modality): readonly ImportField[] {
  if (as === 'annotations') return ['item', 'annotator', 'label'];
  if (as === 'gold') return ['item', 'label'];
  if (as === 'predictions') return ['item'];
  const content = CONTENT_FIELD[modality];
  return content === null ? [] : [content];
}
