import { useMemo } from 'react';
import type { TagRow } from '../../../../shared/contract/evaluation';
import type { TagQuestion } from '../../../../shared/contract/tagReview';
import { useAnalysis } from '../../../data/useAnalysis';
import { SEED } from '../useFigures';
import type { LookRequest } from './lookStore';

/** The rows of the tag table that the questions are about: they move as answers come. An answer that comes while they are computed starts that over. */
export function useQuestionRows({ runId, population }: LookRequest, questions: readonly TagQuestion[]): { readonly of: (question: TagQuestion) => TagRow | undefined; readonly isStale: boolean; readonly error: string | null } {
  const dimensions = useMemo(() => [...new Set(questions.map(({ key }) => key))].map((key) => ({ kind: 'tag' as const, key })), [questions]);
  const { data, isStale, error } = useAnalysis('evaluation.measure', { runId, baselineRunId: null, query: { ...population, sort: null }, dimensions, bootstrap: 0, seed: SEED, groupColumn: null }, { enabled: dimensions.length > 0 });
  return { of: ({ key, value }) => data?.slices.find((row) => row.key === key && row.value === value), isStale, error: error ? `The figures could not be computed: ${error.message}` : null };
}
