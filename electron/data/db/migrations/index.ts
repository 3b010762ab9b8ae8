import { initial } from './001-initial';
import { severalAnnotators } from './002-several-annotators';
import { errorAnalysis } from './003-error-analysis';
import { activeLearning } from './004-active-learning';

/** One step of the schema. Never edited once a version of Goldset that has it was released. */
export interface Migration {
  /** `user_version` after it. */
  readonly version: number;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [initial, severalAnnotators, errorAnalysis, activeLearning];
export const SCHEMA_VERSION = migrations.at(-1)!.version;
