import { Button, NumberInput, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ResolveMethod } from '../../../shared/contract/settling';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import type { Resolving } from '../../data/useResolve';
import { formatCount } from '../../format/formatCount';
import { ClassChip } from '../ClassChip';
import { Problem } from '../Problem';
import classes from './ResolveRules.module.css';

const METHODS: readonly { readonly method: ResolveMethod; readonly label: string; readonly says: string }[] = [
  { method: 'unanimous', label: 'All gave the same answer', says: 'and nobody flagged the item as ambiguous' },
  { method: 'majority', label: 'More gave it than any other answer', says: 'a tie stays open' },
  { method: 'wawa', label: 'Weighted majority', says: 'who agrees with the others counts for more' },
  { method: 'dawid-skene', label: 'Dawid-Skene', says: 'learns what each annotator takes for what' },
  { method: 'one-coin', label: 'Dawid-Skene, one coin', says: 'learns how often each annotator is right; for few labels' },
  { method: 'mace', label: 'MACE', says: 'finds annotators who answer without looking' },
];
const SHOWN_CLASSES = 12;

interface Props {
  readonly resolving: Resolving;
  readonly classesByUid: ReadonlyMap<string, LabelClass>;
  readonly readOnly: boolean;
  readonly onWritten?: () => void;
  /** The key that writes, drawn on the button. */
  readonly keycap?: ReactNode;
}

/** A rule that settles what it can: which, how sure, what it would write, and writing it. What is decided stays as it is. */
export function ResolveRules({ resolving, classesByUid, readOnly, onWritten, keycap }: Props) {
  const { method, minPosterior, change, preview, progress, failure, busy, write } = resolving;
  const counts = [...(preview?.classes ?? [])].sort((a, b) => b.items - a.items);
  return (
    <div className={classes.rules}>
      <Radio.Group aria-label="Method" value={method} onChange={(value) => change({ method: METHODS.find((known) => known.method === value)!.method })}>
        <div className={classes.methods}>
          {METHODS.map((entry) => (
            <Radio key={entry.method} value={entry.method} label={<>{entry.label}<span className={classes.says}>, {entry.says}</span></>} />
          ))}
        </div>
      </Radio.Group>
      <NumberInput
        className={classes.least}
        label={method === 'majority' ? 'Leave open below a share of the votes of' : method === 'wawa' ? 'Leave open below a share of the weights of' : 'Leave open below a posterior of'}
        disabled={method === 'unanimous'}
        min={0}
        max={1}
        step={0.05}
        decimalScale={4}
        placeholder="any"
        value={minPosterior ?? ''}
        onChange={(value) => change({ minPosterior: value === '' ? null : Math.min(1, Math.max(0, Number(value))) })}
      />
      <div className={classes.preview} role="status" aria-label="What the rule would do">
        {failure !== null ? (
          <Problem title="The answers could not be counted">{failure}</Problem>
        ) : preview ? (
          <>
            <span>
              resolves <strong>{preview.resolved.toLocaleString('en')}</strong>, leaves <strong>{preview.open.toLocaleString('en')}</strong> open
            </span>
            <ul className={classes.counts}>
              {counts.slice(0, SHOWN_CLASSES).map(({ classUid, items }) => (
                <li key={classUid}>
                  <ClassChip name={classesByUid.get(classUid)?.name ?? '?'} color={classesByUid.get(classUid)?.color ?? '#888888'} /> {items.toLocaleString('en')}
                </li>
              ))}
              {counts.length > SHOWN_CLASSES && <li>and {counts.length - SHOWN_CLASSES} more classes</li>}
            </ul>
          </>
        ) : (
          <span className={classes.says}>{progress === null ? ' ' : `${progress.phase}${progress.share === null ? '' : `, ${Math.floor(100 * progress.share)}%`} …`}</span>
        )}
      </div>
      <div>
        <Button variant="default" loading={busy} disabled={readOnly || !preview || preview.resolved === 0} rightSection={keycap} onClick={() => void write().then((done) => done && onWritten?.())}>
          {preview ? `Write ${formatCount(preview.resolved, 'gold label')}` : 'Write gold labels'}
        </Button>
      </div>
    </div>
  );
}
