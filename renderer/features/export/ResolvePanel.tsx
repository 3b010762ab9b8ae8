import { Bar } from '../../components/Bar';
import { ResolveRules } from '../../components/resolve/ResolveRules';
import { useClasses } from '../../data/useClasses';
import { useResolve } from '../../data/useResolve';
import { formatCount } from '../../format/formatCount';
import { formatPercent } from '../../format/formatPercent';
import classes from './Export.module.css';
import { Panel } from './Panel';

export function ResolvePanel({ items, gold, readOnly }: { readonly items: number; readonly gold: number; readonly readOnly: boolean }) {
  const resolving = useResolve('unanimous');
  const { byUid } = useClasses();
  return (
    <Panel step={1} title="Resolve" text="Items that were answered and have no gold label get the answer their annotators agree on. What is decided stays.">
      <div className={classes.goldBar}>
        <Bar share={gold / items} />
        <span>
          {gold.toLocaleString('en')} of {formatCount(items, 'item')} have a gold label ({formatPercent(gold / items)})
        </span>
      </div>
      <ResolveRules resolving={resolving} classesByUid={byUid} readOnly={readOnly} />
    </Panel>
  );
}
