import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CostWeights, EvaluationResult } from '../../../../shared/contract/evaluation';
import { ClassChip } from '../../../components/ClassChip';
import { Part } from '../../../components/Part';
import { showFailure } from '../../../components/showFailure';
import { useRead } from '../../../data/queries';
import { services } from '../../../data/services';
import { useClasses } from '../../../data/useClasses';
import { formatNumber } from '../../../format/formatNumber';
import classes from './Costs.module.css';
import { readCost, withCellCost, withClassCost } from './costDraft';

/** What errors cost: some examples matter more than their number. */
export function CostPart({ result, readOnly }: { readonly result: EvaluationResult; readonly readOnly: boolean }) {
  const weights = useRead('costs.get', {}).data;
  const { confusion, cost } = result;
  const { byUid } = useClasses();
  const save = async (next: CostWeights) => {
    try {
      await services.call('costs.save', next);
    } catch (error) {
      showFailure('The costs were not saved', error);
    }
  };
  const nameOf = (uid: string) => confusion.classes[confusion.uids.indexOf(uid)] ?? byUid.get(uid)?.name ?? uid;
  const summary = !cost ? 'No cost is set: every error counts the same.' : `${formatNumber(cost.mean)} an item on average, ${formatNumber(cost.total)} in all.`;
  return (
    <Part title="What errors cost" text={<>What an error on an item of this class costs, or one confusion; 1 where nothing is said, and a right answer costs 0. <strong>{summary}</strong></>}>
      {weights && (
        <>
          <div className={classes.scroll} tabIndex={0} role="region" aria-label="Cost of an error by class">
            <ul className={classes.list}>
              {confusion.uids.map((uid, place) => (
                <li key={uid}>
                  <ClassChip name={confusion.classes[place]!} color={byUid.get(uid)?.color ?? 'transparent'} />
                  <CostField label={`Cost of an error on ${confusion.classes[place]!}`} value={weights.classes.find(({ actual }) => actual === uid)?.cost ?? null} readOnly={readOnly} onChange={(next) => void save(withClassCost(weights, uid, next))} />
                </li>
              ))}
              {weights.cells.map(({ actual, predicted, cost: value }) => (
                <li key={`${actual} ${predicted}`}>
                  <span className={classes.cell}>
                    <bdi>{nameOf(actual)}</bdi> <span className={classes.muted}>called</span> <bdi>{nameOf(predicted)}</bdi>
                  </span>
                  <CostField label={`Cost of ${nameOf(actual)} called ${nameOf(predicted)}`} value={value} readOnly={readOnly} onChange={(next) => void save(withCellCost(weights, { actual, predicted }, next))} />
                </li>
              ))}
            </ul>
          </div>
          {!readOnly && confusion.uids.length > 1 && <AddCell names={confusion.classes} uids={confusion.uids} onAdd={(cell, value) => void save(withCellCost(weights, cell, value))} />}
        </>
      )}
    </Part>
  );
}

/** Saved when it is left or Enter is pressed; what is no cost goes back to what it was. */
function CostField({ label, value, readOnly, onChange }: { readonly label: string; readonly value: number | null; readonly readOnly: boolean; readonly onChange: (cost: number | null) => void }) {
  const [text, setText] = useState<string | null>(null);
  const shown = value === null ? '' : String(value);
  const take = () => {
    const cost = readCost(text ?? shown);
    setText(null);
    if (cost !== undefined && cost !== value) onChange(cost);
  };
  return <TextInput aria-label={label} className={classes.field ?? ''} inputMode="decimal" placeholder="1" disabled={readOnly} error={text !== null && readCost(text) === undefined} value={text ?? shown} onChange={(event) => setText(event.currentTarget.value)} onBlur={take} onKeyDown={(event) => event.key === 'Enter' && take()} />;
}

function AddCell({ names, uids, onAdd }: { readonly names: readonly string[]; readonly uids: readonly string[]; readonly onAdd: (cell: { readonly actual: string; readonly predicted: string }, cost: number) => void }) {
  const [actual, setActual] = useState(uids[0]!);
  const [predicted, setPredicted] = useState(uids[1]!);
  const [text, setText] = useState('');
  const cost = readCost(text);
  const canAdd = typeof cost === 'number' && actual !== predicted;
  const data = uids.map((uid, place) => ({ value: uid, label: names[place]! }));
  return (
    <form
      className={classes.add}
      aria-label="Cost of one confusion"
      onSubmit={(event) => {
        event.preventDefault();
        if (!canAdd) return;
        onAdd({ actual, predicted }, cost);
        setText('');
      }}
    >
      <NativeSelect aria-label="Gold class" value={actual} onChange={(event) => setActual(event.currentTarget.value)} data={data} />
      <span className={classes.muted}>called</span>
      <NativeSelect aria-label="Predicted class" value={predicted} onChange={(event) => setPredicted(event.currentTarget.value)} data={data} />
      <span className={classes.muted}>costs</span>
      <TextInput aria-label="Cost" className={classes.field ?? ''} inputMode="decimal" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Button type="submit" variant="default" disabled={!canAdd}>
        Add
      </Button>
    </form>
  );
}
