import { useState } from 'react';
import type { Analysis } from '../../data/useAnalysis';

/** The question that the answer on the screen is of. While another one is computed, or after that was cancelled, it is not the one asked now: what is clicked must be looked up in its items. */
export function useAnswered<Question>({ data, isStale }: Pick<Analysis<unknown>, 'data' | 'isStale'>, asked: Question): Question {
  const [last, setLast] = useState({ data, asked });
  if (isStale || last.data === data) return last.data === undefined ? asked : last.asked;
  setLast({ data, asked });
  return asked;
}
