import { Button } from '@mantine/core';
import { AnalysisProgress } from './AnalysisProgress';
import type { Analysis } from '../data/useAnalysis';
import classes from './Progressing.module.css';

/** How far a computation is, with a way out of it. Always one line high, so that nothing moves when it ends. */
export function Progressing({ analysis, doing, again }: { readonly analysis: Analysis<unknown>; /** "Searching". */ readonly doing: string; /** What is offered after a cancel. */ readonly again: string }) {
  const { running, isCancelled, cancel, compute } = analysis;
  return (
    <div className={classes.state}>
      {running ? (
        <AnalysisProgress running={running} describe={(phase) => (phase === '' ? doing : `${doing}: ${phase}`)} name={doing} cancel={cancel} />
      ) : (
        isCancelled && (
          <Button size="compact-xs" variant="subtle" onClick={compute}>
            {again}
          </Button>
        )
      )}
    </div>
  );
}
