import type { AssignmentPreview } from '../../../../shared/contract/assignments';
import type { OverlapRule } from '../../../../shared/domain/assignment';
import { Bar } from '../../../components/Bar';
import { formatCount } from '../../../format/formatCount';
import { PairTable } from './PairTable';
import classes from './Team.module.css';

interface Props {
  readonly preview: AssignmentPreview | null;
  readonly rule: OverlapRule | null;
  readonly nobody: boolean;
}

/** What the plan would give: each annotator, each item, each pair. The place is kept while it is computed. */
export function PlanPreview({ preview, rule, nobody }: Props) {
  if (nobody) return <p className={classes.none}>Choose who labels.</p>;
  if (!preview) return <div className={classes.previewSpace} />;
  if (preview.annotators.every(({ items }) => items === 0)) return <p className={classes.none}>They have all of these items already, answered or in a queue of their own: there is nothing to share out.</p>;
  const most = Math.max(1, ...preview.annotators.map(({ items }) => items));
  return (
    <div className={classes.preview} role="region" aria-label="What the plan gives">
      <div className={classes.previewColumns}>
        <div className={classes.countsScroll} tabIndex={preview.annotators.length > 8 ? 0 : undefined} role="group" aria-label="Items each annotator gets">
          <table className={classes.counts}>
            <caption>Items each gets</caption>
            <tbody>
              {preview.annotators.map(({ annotatorId, name, items }) => (
                <tr key={annotatorId}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  <td className={classes.number}>{items.toLocaleString('en')}</td>
                  <td className={classes.barCell}>
                    <Bar share={items / most} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <table className={classes.counts}>
          <caption>People an item has then</caption>
          <tbody>
            {preview.overlap.map(({ people, items }) => (
              <tr key={people}>
                <th scope="row">{people === 1 ? '1 person' : `${people} people`}</th>
                <td className={classes.number}>{items.toLocaleString('en')}</td>
                <td className={classes.barCell}>
                  <Bar share={items / Math.max(1, preview.items)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {preview.short > 0 && (
        <p className={classes.look} role="status">
          {formatCount(preview.short, 'item gets', 'items get')} fewer people than planned: there are not enough annotators. Choose more people, or fewer for an item.
        </p>
      )}
      {preview.pairs.length > 0 && <PairTable preview={preview} />}
      {rule?.kind === 'untilAgreement' && <p className={classes.muted}>More are added to the ends of queues as answers come in and differ.</p>}
    </div>
  );
}
