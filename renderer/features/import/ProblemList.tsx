import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { ImportProblem } from '../../../shared/contract/importing';
import { formatCount } from '../../format/formatCount';
import classes from './Import.module.css';
import { withoutOptions } from './answerOf';
import { ProblemAnswer } from './ProblemAnswer';

const SEVERITY = {
  error: { icon: IconCircleX, name: 'Error' },
  question: { icon: IconHelpCircle, name: 'Question' },
  warning: { icon: IconAlertTriangle, name: 'Warning' },
} as const;

interface Props {
  readonly problems: readonly ImportProblem[];
  /** All there are; `problems` may hold only the first. */
  readonly count: number;
  /** Under a preview: only as high as it must be. */
  readonly compact?: boolean;
}

/** Everything that is wrong with the input: where, what was found, what to do; a question comes with what answers it. */
export function ProblemList({ problems, count, compact = false }: Props) {
  return (
    <div className={classes.problems} data-compact={compact || undefined} tabIndex={0} role="region" aria-label="Problems">
      <table className={classes.problemTable}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visuallyHidden">Severity</span>
            </th>
            <th scope="col" className={classes.number}>
              Line
            </th>
            <th scope="col">Column</th>
            <th scope="col">Problem</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem, index) => (
            <ProblemRow key={index} problem={problem} isFirstOfCode={problems.findIndex(({ code }) => code === problem.code) === index} />
          ))}
        </tbody>
      </table>
      {count > problems.length && (
        <Text size="sm" c="var(--gs-muted)" p="sm">
          And {formatCount(count - problems.length, 'more problem')}; the first {problems.length} are listed.
        </Text>
      )}
    </div>
  );
}

function ProblemRow({ problem, isFirstOfCode }: { readonly problem: ImportProblem; readonly isFirstOfCode: boolean }) {
  const { icon: Icon, name } = SEVERITY[problem.severity];
  return (
    <tr data-severity={problem.severity}>
      <td>
        <span className={classes.severity}>
          <Icon size={16} aria-hidden />
          {name}
        </span>
      </td>
      <td className={classes.number}>{problem.line === null ? '' : problem.line.toLocaleString('en')}</td>
      <td>
        <bdi>{problem.column ?? ''}</bdi>
      </td>
      <td>
        <div>{withoutOptions(problem.message)}</div>
        {problem.found !== null && problem.found !== '' && <code className={classes.found}>{problem.found}</code>}
        {isFirstOfCode && <ProblemAnswer problem={problem} />}
      </td>
    </tr>
  );
}
