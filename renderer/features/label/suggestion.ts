import type { LabelItem } from '../../../shared/contract/labelling';
import { formatPercent } from '../../format/formatPercent';

/** What the model suggests, and the key that accepts it, as it is drawn. */
export interface Suggestion extends NonNullable<LabelItem['suggestion']> {
  readonly keys: string;
}

/** "suggested 93%"; a model that gives no confidence only suggests. */
export const describeSuggestion = ({ confidence }: Pick<Suggestion, 'confidence'>) => (confidence === null ? 'suggested' : `suggested ${formatPercent(confidence, 0)}`);
