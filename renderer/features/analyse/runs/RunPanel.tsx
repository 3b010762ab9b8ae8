import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RunInfo } from '../../../../shared/contract/runs';
import { displayKeys } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { RunFields } from '../../../components/RunFields';
import { findRunFaults, toRunDetails, toRunForm } from '../../../components/runForm';
import { formatCount } from '../../../format/formatCount';
import { chooseBaseline, chooseRun } from '../../../state/analyse';
import { removeRun, saveRun } from './runActions';
import classes from './Runs.module.css';

interface Props {
  readonly run: RunInfo;
  readonly isRun: boolean;
  readonly isBaseline: boolean;
  readonly readOnly: boolean;
}

/** What is said of one run, and what to do with it. */
export function RunPanel({ run, isRun, isBaseline, readOnly }: Props) {
  const [form, setForm] = useState(() => toRunForm(run));
  const [busy, setBusy] = useState(false);
  const isChanged = JSON.stringify(toRunDetails(form)) !== JSON.stringify(toRunDetails(toRunForm(run)));
  const isValid = form.name.trim() !== '' && Object.keys(findRunFaults(form)).length === 0;
  const save = async () => {
    if (!isChanged || !isValid || busy) return;
    setBusy(true);
    await saveRun(run.runId, toRunDetails(form));
    setBusy(false);
  };
  return (
    <>
      <h2 className={classes.panelTitle} title={run.name}>
        <bdi>{run.name}</bdi>
      </h2>
      <p className={classes.facts}>
        {formatCount(run.predictions, 'prediction')}, {run.hasProbabilities ? 'with class probabilities' : 'classes only'}; from <bdi>{run.file}</bdi>
      </p>
      <div className={classes.panelActions}>
        <Button variant="default" disabled={isRun} onClick={() => chooseRun(run.runId)}>
          {isRun ? 'Is analysed' : 'Analyse this one'}
        </Button>
        <Button variant="default" disabled={isRun || isBaseline} onClick={() => chooseBaseline(`run:${run.runId}`)}>
          {isBaseline ? 'Is the baseline' : 'Compare against it'}
        </Button>
        <Button variant="default" {...(readOnly ? {} : { c: 'var(--gs-bad)' })} disabled={readOnly} onClick={() => void removeRun(run)}>
          Remove
        </Button>
      </div>
      <form
        className={classes.form}
        aria-label="What is said of the run"
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void save()}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <fieldset disabled={readOnly} className={classes.fields}>
          <RunFields form={form} defaultName={run.name} onChange={(change) => setForm((before) => ({ ...before, ...change }))} />
        </fieldset>
        <Button type="submit" disabled={readOnly || !isChanged || !isValid} loading={busy} rightSection={<Keycap keys={displayKeys('mod+enter')} />}>
          Save
        </Button>
      </form>
    </>
  );
}
