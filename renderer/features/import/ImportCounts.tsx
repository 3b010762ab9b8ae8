import type { ImportResult } from '../../../shared/contract/importing';
import { formatCount } from '../../format/formatCount';
import classes from './Import.module.css';

/** What an import did, or would do, in numbers. Zeros that say nothing are left out. */
export function ImportCounts({ result }: { readonly result: ImportResult }) {
  const counts: readonly (readonly [string, number])[] = [
    ['Rows read', result.rows],
    [result.dryRun ? 'To be imported' : 'Imported', result.imported],
    ['Skipped', result.skipped],
    ['Rejected', result.rejected],
    ['Superseded by a later row', result.superseded],
  ];
  return (
    <>
      <dl className={classes.counts}>
        {counts
          .filter(([, count], index) => index < 2 || count > 0)
          .map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count.toLocaleString('en')}</dd>
            </div>
          ))}
      </dl>
      {result.classes.length > 0 && (
        <p className={classes.newClasses}>
          {formatCount(result.classes.length, 'class', 'classes')}: <bdi>{result.classes.slice(0, 30).join(', ')}</bdi>
          {result.classes.length > 30 && ' …'}
        </p>
      )}
    </>
  );
}
