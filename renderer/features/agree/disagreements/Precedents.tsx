import type { SimilarItem } from '../../../../shared/contract/settling';
import { useRead } from '../../../data/queries';
import { formatPercent } from '../../../format/formatPercent';
import { DecisionChip } from './DecisionChip';
import classes from './Settle.module.css';

/** Items like this one that were decided, and why they are thought to be like it. */
export function Precedents({ itemId }: { readonly itemId: number }) {
  const similar = useRead('disagreements.similar', { itemId, limit: 5 });
  return (
    <section className={classes.part} aria-label="Similar decided items">
      <h3>Similar, decided</h3>
      {similar.data?.length === 0 && <p className={classes.muted}>None yet: the first decision on such an item sets the precedent.</p>}
      {/* scrolls where it is long, also without a mouse */}
      <ul tabIndex={0}>
        {similar.data?.map((entry) => (
          <li key={entry.itemId} title={entry.externalId}>
            <span className={classes.partHead}>
              <DecisionChip decision={entry.decision} classUid={entry.goldClassUid} />
              <span className={classes.muted}>{describeBasis(entry.basis)}</span>
            </span>
            <span className={classes.excerpt} dir="auto">{entry.preview === '' ? entry.externalId : entry.preview}</span>
            {entry.reason !== '' && <span className={classes.why} dir="auto">{entry.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function describeBasis({ sameClasses, words, tags }: SimilarItem['basis']): string {
  const parts = [sameClasses ? 'same classes in dispute' : '', words > 0 ? `${formatPercent(words, 0)} of words` : '', tags > 0 ? `${tags} ${tags === 1 ? 'tag' : 'tags'} in common` : ''];
  return parts.filter((part) => part !== '').join(', ');
}
