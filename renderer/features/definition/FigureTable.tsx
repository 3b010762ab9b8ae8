import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import type { LabelFigures } from '../../../shared/contract/surgery';
import classes from './FigureTable.module.css';

type Name = Exclude<keyof LabelFigures, 'disagreements'>;
type Figure = LabelFigures[Name];

const ROWS: readonly { readonly name: Name; readonly title: string; readonly note: string; readonly isShare: boolean }[] = [
  { name: 'percentAgreement', title: 'Agreement', note: 'equal pairs', isShare: true },
  { name: 'kappa', title: 'Cohen’s κ', note: 'mean of pairs', isShare: false },
  { name: 'alpha', title: 'Krippendorff’s α', note: 'beyond chance', isShare: false },
  { name: 'hlp', title: 'HLP', note: 'equal to gold', isShare: true },
  { name: 'hlpLeaveOneOut', title: 'HLP, leave one out', note: 'equal to the others', isShare: true },
];

/** Agreement and human-level performance before and after, with the difference: an arrow and a signed number. */
export function FigureTable({ before, after }: { readonly before: LabelFigures; readonly after: LabelFigures }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visuallyHidden">Figure</span>
          </th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ name, title, note, isShare }) => (
          <tr key={name}>
            <th scope="row">
              {title} <span className={classes.note}>{note}</span>
            </th>
            <td>{show(before[name], isShare)}</td>
            <td className={classes.after}>{show(after[name], isShare)}</td>
            <td>
              <Difference before={before[name]} after={after[name]} isShare={isShare} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            Disagreements <span className={classes.note}>items</span>
          </th>
          <td>{before.disagreements.toLocaleString('en')}</td>
          <td className={classes.after}>{after.disagreements.toLocaleString('en')}</td>
          <td>
            <Change by={after.disagreements - before.disagreements} text={signed(after.disagreements - before.disagreements, 0)} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function show({ value, reason }: Figure, isShare: boolean) {
  if (value === null) return <abbr title={reason}>n/a</abbr>;
  return isShare ? `${fixed(100 * value, 1)}%` : fixed(value, 3);
}

function Difference({ before, after, isShare }: { readonly before: Figure; readonly after: Figure; readonly isShare: boolean }) {
  if (before.value === null || after.value === null) return <span className={classes.note}>–</span>;
  const by = isShare ? 100 * (after.value - before.value) : after.value - before.value;
  return <Change by={by} text={isShare ? `${signed(by, 1)} pp` : signed(by, 3)} />;
}

function Change({ by, text }: { readonly by: number; readonly text: string }) {
  const isZero = /^[+−]?0(\.0+)?( pp)?$/.test(text);
  const Icon = isZero ? IconEqual : by > 0 ? IconArrowUpRight : IconArrowDownRight;
  return (
    <span className={classes.change} data-same={isZero || undefined}>
      <Icon size={14} aria-hidden />
      {isZero ? 'same' : text}
    </span>
  );
}

function signed(value: number, digits: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${fixed(Math.abs(value), digits)}`;
}

function fixed(value: number, digits: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
