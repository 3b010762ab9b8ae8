import { useMemo } from 'react';
import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import type { ItemQuery } from '../../../../shared/domain/itemQuery';
import { largestConfusions } from '../../../../shared/evaluation/largestConfusions';
import { useRead } from '../../../data/queries';
import { formatPercent } from '../../../format/formatPercent';
import { cellItems } from '../items/chosenItems';
import classes from './Overview.module.css';

interface Props {
  readonly result: EvaluationResult;
  readonly query: ItemQuery;
  /** The figures are not on the screen yet: the examples come after them. */
  readonly waits: boolean;
  readonly chosen: { readonly actual: number; readonly predicted: number } | null;
  readonly onChoose: (actual: number, predicted: number) => void;
}

const MOST = 8;

/** The fullest cells off the diagonal, each with an item of it. */
export function LargestConfusions({ result, query, waits, chosen, onChoose }: Props) {
  const { confusion } = result;
  const found = useMemo(() => largestConfusions(confusion.matrix, MOST), [confusion]);
  return (
    <section className={classes.largest} aria-label="Largest confusions">
      <h3>Largest confusions</h3>
      {found.length === 0 && <p className={classes.hint}>{result.n === 0 ? 'Nothing is evaluated.' : 'Nothing is confused.'}</p>}
      <ol>
        {found.map(({ actual, predicted, count, shareOfActual }) => (
          <li key={`${actual} ${predicted}`}>
            <button type="button" aria-pressed={chosen?.actual === actual && chosen.predicted === predicted} onClick={() => onChoose(actual, predicted)}>
              <span className={classes.confusionName} title={`${confusion.classes[actual]!} called ${confusion.classes[predicted]!}`}>
                <bdi>{confusion.classes[actual]}</bdi> <span className={classes.interval}>called</span> <bdi>{confusion.classes[predicted]}</bdi>
              </span>
              <span className={classes.confusionCount}>
                {count.toLocaleString('en')} <span className={classes.interval}>{formatPercent(shareOfActual)}</span>
              </span>
              <Example query={{ ...query, sort: null, filters: [...query.filters, ...cellItems(result, actual, predicted).filters] }} waits={waits} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Example({ query, waits }: { readonly query: ItemQuery; readonly waits: boolean }) {
  const first = useRead('items.page', { query, offset: 0, limit: 1 }, { keepPrevious: true, enabled: !waits }).data?.rows[0];
  return (
    <span dir="auto" className={classes.example}>
      {first?.preview ?? '\u00a0'}
    </span>
  );
}
