import type { LabelClass } from '../../../../shared/domain/labelSchema';
import { Bar } from '../../../components/Bar';
import { ClassChip } from '../../../components/ClassChip';
import { formatPercent } from '../../../format/formatPercent';
import classes from './Look.module.css';
import type { LookedItem } from './lookStore';

/** Bars that fit below the item; the others are summed up. */
const MOST_BARS = 5;

/** What the item is said to be, by gold label and by the run. Its height stays the same from item to item. */
export function Verdict({ looked, byUid, narrow = false }: { readonly looked: LookedItem; readonly byUid: ReadonlyMap<string, LabelClass>; /** One below the other. */ readonly narrow?: boolean }) {
  const { item, predicted, confidence, probabilities } = looked;
  const isError = item.goldClassUid !== null && predicted !== null && item.goldClassUid !== predicted;
  // the gold class stands among the bars however unlikely the run found it
  const shown = probabilities.slice(0, MOST_BARS);
  const gold = probabilities.find((entry) => entry.class === item.goldClassUid);
  if (gold && !shown.includes(gold)) shown.splice(-1, 1, gold);
  const others = probabilities.length - shown.length;
  const facts = [...Object.entries(item.content.tags).flatMap(([name, values]) => values.map((value) => `${name}: ${value}`)), ...item.content.metadata.map(({ name, value }) => `${name}: ${value}`)];
  return (
    <footer className={classes.verdict} data-narrow={narrow || undefined}>
      <dl className={classes.said}>
        <dt>Gold</dt>
        <dd>{chip(item.goldClassUid, byUid, 'no gold label')}</dd>
        <dt>Predicted</dt>
        <dd data-error={isError || undefined}>
          {chip(predicted, byUid, 'no prediction')}
          {confidence !== null && <span className={classes.note}> {formatPercent(confidence)}</span>}
        </dd>
        <dt>Item</dt>
        <dd className={classes.facts} title={[item.content.externalId, ...facts].join('\n')}>
          <bdi className="mono">{item.content.externalId}</bdi>
          {facts.map((fact) => (
            <bdi key={fact} className={classes.note}>
              {fact}
            </bdi>
          ))}
        </dd>
      </dl>
      <div className={classes.probabilities}>
        {shown.length === 0 ? (
          <p className={classes.note}>{predicted === null ? '' : 'This run has classes only, no probabilities.'}</p>
        ) : (
          <ul aria-label="Probabilities">
            {shown.map((entry) => (
              <li key={entry.class} data-gold={entry.class === item.goldClassUid || undefined}>
                <bdi title={byUid.get(entry.class)?.name}>{byUid.get(entry.class)?.name ?? entry.class}</bdi>
                <Bar share={entry.probability} color={byUid.get(entry.class)?.color ?? 'var(--gs-accent)'} />
                <span>{(100 * entry.probability).toFixed(1)}%</span>
              </li>
            ))}
          </ul>
        )}
        {others > 0 && <p className={classes.note}>{others.toLocaleString('en')} more classes</p>}
      </div>
    </footer>
  );
}

function chip(uid: string | null, byUid: ReadonlyMap<string, LabelClass>, otherwise: string) {
  if (uid === null) return <span className={classes.note}>{otherwise}</span>;
  const entry = byUid.get(uid);
  return <ClassChip name={entry?.name ?? uid} color={entry?.color ?? 'transparent'} />;
}
