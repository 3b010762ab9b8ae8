import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { GoldQuestionResult } from '../../../../shared/contract/assignments';
import { displayKeys } from '../../../commands/registry';
import { showFailure } from '../../../components/showFailure';
import { useRead } from '../../../data/queries';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import { useApp } from '../../../state/app';
import classes from './Team.module.css';

/** How everybody did on the questions they were asked. */
export function QuestionResults({ readOnly }: { readonly readOnly: boolean }) {
  const results = useRead('goldQuestions.result', {}, { keepPrevious: true }).data ?? [];
  if (results.length === 0) return null;
  const open = results.filter(({ asked, answered, undecided }) => answered + undecided < asked);
  const remove = async () => {
    try {
      const { removed } = await services.call('goldQuestions.remove', { annotatorIds: open.map(({ annotatorId }) => annotatorId), actorId: useApp.getState().annotatorId });
      notifications.show({ message: `${formatCount(removed, 'question')} taken out. ${displayKeys('mod+Z')} hides them again.`, autoClose: 5_000 });
    } catch (error) {
      showFailure('No questions were taken out', error);
    }
  };
  return (
    <>
      <div className={classes.results} role="region" aria-label="Results of gold questions" tabIndex={0}>
        <table className={classes.resultTable}>
          <thead>
            <tr>
              <th scope="col">Annotator</th>
              <th scope="col">Asked</th>
              <th scope="col">Answered</th>
              <th scope="col">Right</th>
              <th scope="col" colSpan={2}>
                Accuracy, with 95% interval
              </th>
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <tr key={result.annotatorId}>
                <th scope="row">
                  <bdi>{result.name}</bdi>
                </th>
                <td>{result.asked.toLocaleString('en')}</td>
                <td>
                  {result.answered.toLocaleString('en')}
                  {result.undecided > 0 && <span className={classes.muted} title="Ambiguous or abstained: neither right nor wrong"> +{result.undecided.toLocaleString('en')} undecided</span>}
                </td>
                <td>{result.right.toLocaleString('en')}</td>
                <Accuracy result={result} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open.length > 0 && (
        <div>
          <Button variant="default" disabled={readOnly} onClick={() => void remove()}>
            Take out the unanswered ones
          </Button>
        </div>
      )}
    </>
  );
}

function Accuracy({ result: { accuracy, interval, reason } }: { readonly result: GoldQuestionResult }) {
  if (accuracy === null || !interval) {
    return (
      <td colSpan={2} className={classes.reason}>
        n/a: {reason}
      </td>
    );
  }
  return (
    <>
      <td>
        <strong>{formatPercent(accuracy, 0)}</strong> <span className={classes.muted}>{`${formatPercent(interval.low, 0)}–${formatPercent(interval.high, 0)}`}</span>
      </td>
      <td className={classes.intervalCell}>
        <div className={classes.interval} aria-hidden>
          <div style={{ left: `${100 * interval.low}%`, width: `${100 * (interval.high - interval.low)}%` }} />
          <span style={{ left: `${100 * accuracy}%` }} />
        </div>
      </td>
    </>
  );
}
