import { Button, Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { Stale } from '../../../components/Stale';
import { useAnalysis } from '../../../data/useAnalysis';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import { labelItems, settleItems, showInData } from './agreeActions';
import type { ChosenCell } from './ConfusionMap';
import classes from './Overview.module.css';
import type { ChosenPair } from './PairMap';

/** The items behind the chosen cell, and what can be done with them. Its space is there before, so that nothing moves. */
export function CellItems({ pair, cell, readOnly }: { readonly pair: ChosenPair | null; readonly cell: ChosenCell | null; readonly readOnly: boolean }) {
  const input = { pair: pair && { a: pair.a.id, b: pair.b.id }, cell: cell && { row: cell.row.uid, column: cell.column.uid } };
  const isAsked = pair !== null || cell !== null;
  const found = useAnalysis('agreement.cell', input, { enabled: isAsked });
  const [busy, setBusy] = useState(false);
  const { data } = found;
  const title = describeCell(pair, cell);
  const canAct = isAsked && data !== undefined && !found.isStale && data.itemIds.length > 0;
  const actions = {
    label: async () => {
      if (!data || busy) return;
      setBusy(true);
      await labelItems(data.itemIds, title);
      setBusy(false);
    },
    show: () => data && showInData(pair, cell, data.externalIds),
    settle: () => data && settleItems(data.itemIds, title),
  };
  useCellCommands(actions, canAct, readOnly);
  return (
    <section className={classes.items} aria-label="Items behind the cell">
      <div className={classes.itemsHead}>
        <h2>
          {!isAsked ? 'Items' : <bdi>{title}</bdi>}
          <span className={classes.itemsCount} role="status">
            {isAsked && data && !found.isStale ? formatCount(data.total, 'item') : ''}
          </span>
        </h2>
        <Button variant="default" disabled={!canAct || readOnly} onClick={actions.settle} rightSection={<Keycap keys="S" />}>
          Settle these
        </Button>
        <Button variant="default" disabled={!canAct || readOnly} loading={busy} onClick={() => void actions.label()} rightSection={<Keycap keys="L" />}>
          Label these
        </Button>
        <Button variant="default" disabled={!canAct} onClick={actions.show} rightSection={<Keycap keys="D" />}>
          Show in Data
        </Button>
      </div>
      {found.error && <Problem title="The items could not be found">{found.error.message}</Problem>}
      <div className={classes.itemsBody} tabIndex={0} role="region" aria-label="The first items">
        {!isAsked && <p className={classes.hint}>Choose a pair of annotators or two classes above: the items they disagree on stand here, to be settled, labelled again or looked at.</p>}
        {isAsked && !data && found.running && <Skeleton height={120} />}
        {isAsked && data?.total === 0 && <p className={classes.hint}>No such item.</p>}
        {isAsked && data && (
          <Stale when={found.isStale}>
            <ul className={classes.itemList}>
              {data.rows.map((row) => (
                <li key={row.id}>
                  <bdi className={`${classes.itemId} mono`}>{row.externalId}</bdi>
                  <bdi className={classes.itemText}>{row.preview}</bdi>
                  <span className={classes.itemAgreement}>{row.annotations.toLocaleString('en')} answers, {formatPercent(row.agreement, 0)} alike</span>
                </li>
              ))}
            </ul>
          </Stale>
        )}
        {isAsked && data && data.total > data.rows.length && <p className={classes.small}>and {(data.total - data.rows.length).toLocaleString('en')} more</p>}
      </div>
    </section>
  );
}

function useCellCommands(actions: { readonly label: () => Promise<void>; readonly show: () => void; readonly settle: () => void }, canAct: boolean, readOnly: boolean): void {
  const latest = useRef({ actions, canAct, readOnly });
  useEffect(() => {
    latest.current = { actions, canAct, readOnly };
  });
  useEffect(
    () =>
      offerCommands([
        { id: 'agree.settle', title: 'Settle the items of the chosen cell', section: 'Edit', keys: 's', isAvailable: () => latest.current.canAct && !latest.current.readOnly, run: () => latest.current.actions.settle() },
        { id: 'agree.label', title: 'Label the items of the chosen cell', section: 'Edit', keys: 'l', isAvailable: () => latest.current.canAct && !latest.current.readOnly, run: () => latest.current.actions.label() },
        { id: 'agree.show', title: 'Show the items of the chosen cell in Data', section: 'Go to', keys: 'd', isAvailable: () => latest.current.canAct, run: () => latest.current.actions.show() },
      ]),
    [],
  );
}

function describeCell(pair: ChosenPair | null, cell: ChosenCell | null): string {
  if (cell && pair) return `${pair.a.name}: ${cell.row.name}, ${pair.b.name}: ${cell.column.name}`;
  if (cell) return cell.row.uid === cell.column.uid ? `Two say ${cell.row.name}` : `One says ${cell.row.name}, another ${cell.column.name}`;
  return pair ? `${pair.a.name} and ${pair.b.name} disagree` : 'Disagreements';
}
