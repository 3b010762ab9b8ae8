import type { AssignmentPreview } from '../../../../shared/contract/assignments';
import { formatCount } from '../../../format/formatCount';
import classes from './Team.module.css';

/** More people than this make a table that nobody reads; the sentence above it says what counts. */
const MOST_IN_TABLE = 10;

/** How many items every two annotators share: what their agreement can be measured on. */
export function PairTable({ preview: { annotators, pairs } }: { readonly preview: AssignmentPreview }) {
  const counts = pairs.map(({ items }) => items);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const without = counts.filter((count) => count === 0).length;
  const shared = new Map(pairs.map(({ a, b, items }) => [`${a} ${b}`, items]));
  const of = (a: number, b: number) => shared.get(`${a} ${b}`) ?? shared.get(`${b} ${a}`) ?? 0;
  return (
    <>
      <p className={without > 0 && most > 0 ? classes.look : classes.muted}>
        {most === 0
          ? 'No two of them share an item, so their agreement cannot be measured.'
          : without > 0
            ? `${formatCount(without, 'pair shares', 'pairs share')} no item, so their agreement cannot be measured; the others share up to ${most.toLocaleString('en')}.`
            : `Every two of them share ${least === most ? formatCount(least, 'item') : `${least.toLocaleString('en')} to ${formatCount(most, 'item')}`}.`}
      </p>
      {most > 0 && annotators.length > 2 && annotators.length <= MOST_IN_TABLE && (
        <table className={classes.pairs}>
          <caption className="visuallyHidden">Items that two annotators share</caption>
          <thead>
            <tr>
              <td />
              {annotators.slice(0, -1).map(({ annotatorId, name }, index) => (
                <th key={annotatorId} scope="col" title={name}>
                  <span aria-hidden>{index + 1}</span>
                  <span className="visuallyHidden">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {annotators.slice(1).map((row, index) => (
              <tr key={row.annotatorId}>
                <th scope="row" title={row.name}>
                  <span className={classes.muted} aria-hidden>
                    {index + 2}
                  </span>{' '}
                  <bdi>{row.name}</bdi>
                </th>
                {annotators.slice(0, -1).map((column, place) => (
                  <td key={column.annotatorId}>{place <= index ? of(row.annotatorId, column.annotatorId).toLocaleString('en') : ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
