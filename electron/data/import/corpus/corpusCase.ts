import type { ImportProblem, ImportSettings } from '../../../../shared/contract/importing';
import type { Modality } from '../../../../shared/domain/project';

/** What must come of one input: `ask` and `refuse` import nothing; `ask` imports once it is answered. */
export interface Expected {
  readonly outcome: 'import' | 'warn' | 'ask' | 'refuse';
  /** Problems that must be listed, by code, with their place where that is part of the case. */
  readonly problems?: readonly (Partial<Pick<ImportProblem, 'line' | 'record' | 'position' | 'column' | 'severity'>> & { readonly code: string; readonly message?: RegExp })[];
  /** Contents of the items afterwards, in order. */
  readonly contents?: readonly string[];
  readonly ids?: readonly string[];
  readonly tags?: readonly (readonly [id: string, key: string, value: string])[];
  readonly metadata?: readonly (readonly [string, string])[][];
  readonly classes?: readonly string[];
  readonly rows?: number;
}

export interface CorpusCase {
  /** Starts with its number in the list of bad inputs. */
  readonly name: string;
  readonly file: string;
  readonly bytes: () => Buffer | string;
  readonly settings?: Partial<ImportSettings>;
  readonly modality?: Modality;
  readonly expected: Expected;
  /** `ask`: settings that answer the question, and what must come then. */
  readonly answered?: { readonly settings: Partial<ImportSettings>; readonly expected: Expected };
  /** Does something to the file while it is read. */
  readonly whileReading?: (file: string) => void;
}
