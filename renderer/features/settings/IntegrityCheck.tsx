import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract';
import { services } from '../../data/services';
import classes from './IntegrityCheck.module.css';
import { SettingRow } from './SettingRow';

type Outcome = { readonly state: 'running' } | { readonly state: 'failed'; readonly message: string } | { readonly state: 'done'; readonly result: Output<'project.verify'>; readonly at: Date };

/** Reads the whole project file and says whether everything in it is as it was written. */
export function IntegrityCheck() {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const run = async () => {
    setOutcome({ state: 'running' });
    try {
      setOutcome({ state: 'done', result: await services.call('project.verify', {}), at: new Date() });
    } catch (error) {
      setOutcome({ state: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <>
      <SettingRow title="Integrity check" text="Reads the whole file: its structure, and the chain of every annotation since the first. Large projects take a minute; you can go on working.">
        <Button variant="default" loading={outcome?.state === 'running'} onClick={() => void run()}>
          Check now
        </Button>
      </SettingRow>
      <div role="status">{outcome && <OutcomeText outcome={outcome} />}</div>
    </>
  );
}

function OutcomeText({ outcome }: { readonly outcome: Outcome }) {
  switch (outcome.state) {
    case 'running':
      return null;
    case 'failed':
      return <p className={classes.bad}>The check could not be made: {outcome.message} Nothing was changed.</p>;
    case 'done':
      if (outcome.result.ok) return <p className={classes.good}>All is well: the file is sound and every annotation is as it was given. Checked at {outcome.at.toLocaleTimeString()}.</p>;
      return (
        <div className={classes.bad}>
          <p>
            {outcome.result.problems.length.toLocaleString()} {outcome.result.problems.length === 1 ? 'problem was' : 'problems were'} found. Nothing was changed. Keep a copy of the file before you work on.
          </p>
          <ul>
            {outcome.result.problems.slice(0, 100).map((problem, index) => (
              <li key={index}>{problem}</li>
            ))}
          </ul>
        </div>
      );
  }
}
