import type { SplitResult } from '../../../shared/contract/bulk';
import { SPLITS, type Split } from '../../../shared/domain/project';
import { Bar } from '../../components/Bar';
import { useClasses } from '../../data/useClasses';
import { formatPercent } from '../../format/formatPercent';
import classes from './Export.module.css';

const MOST_CLASSES = 40;

/** What the split would be, beside what is: items and the share of each class. */
export function SplitTable({ result, wanted }: { readonly result: SplitResult | null; readonly wanted: readonly Split[] }) {
  const { list } = useClasses();
  if (!result) return <div className={classes.tableSpace} />;
  const starved = wanted.filter((split) => (result.counts[split] ?? 0) === 0);
  const names = Object.keys(result.overallClassShare);
  const shown = names.slice(0, MOST_CLASSES);
  const colorOf = (name: string) => list.find((entry) => entry.name === name)?.color;
  return (
    <>
      <div className={classes.tableScroll} tabIndex={0} role="region" aria-label="The split before and after">
        <table className={classes.table}>
          <thead>
            <tr>
              <td />
              {SPLITS.map((split) => (
                <th key={split} scope="col">
                  {split} <span className={classes.before}>now</span>
                </th>
              ))}
              <th scope="col">all</th>
            </tr>
          </thead>
          <tbody>
            <tr className={classes.total}>
              <th scope="row">Items</th>
              {SPLITS.map((split) => (
                <td key={split}>
                  {(result.counts[split] ?? 0).toLocaleString('en')}
                  <Before value={(result.countsBefore[split] ?? 0).toLocaleString('en')} />
                </td>
              ))}
              <td>{Object.values(result.counts).reduce((sum, count) => sum + count, 0).toLocaleString('en')}</td>
            </tr>
            {shown.map((name) => (
              <tr key={name}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                {SPLITS.map((split) => {
                  const share = result.classShare[split]?.[name] ?? null;
                  const color = colorOf(name);
                  return (
                    <td key={split}>
                      {formatPercent(share)}
                      <Before value={formatPercent(result.classShareBefore[split]?.[name] ?? null)} />
                      <Bar share={share} {...(color ? { color } : {})} />
                    </td>
                  );
                })}
                <td>{formatPercent(result.overallClassShare[name] ?? null)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {starved.length > 0 && (
        <p className={classes.look} role="status">
          {starved.join(' and ')} would get no items: there are too few, or the groups that stay together are too large. Choose other shares or another group.
        </p>
      )}
      <p className={classes.verdict}>
        {names.length > shown.length && `${(names.length - shown.length).toLocaleString('en')} more classes are not listed. `}
        {result.maxDeviation === null ? 'Without gold labels there are no class shares to compare.' : `Largest difference of a class share from the whole: ${(100 * result.maxDeviation).toLocaleString('en', { maximumFractionDigits: 2 })} points.`}
        {` Groups torn apart: ${result.groupsSplitAcross.toLocaleString('en')}.`}
      </p>
    </>
  );
}

function Before({ value }: { readonly value: string }) {
  return (
    <span className={classes.before} title="Now">
      <span className="visuallyHidden">now </span>
      {value}
    </span>
  );
}
