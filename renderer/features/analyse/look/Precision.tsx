import { NumberInput, UnstyledButton } from '@mantine/core';
import { useRead } from '../../../data/queries';
import { formatCount } from '../../../format/formatCount';
import classes from './Look.module.css';

const WIDTHS = [0.1, 0.05, 0.03, 0.02] as const;

interface Props {
  /** Items to choose from; null until known. */
  readonly population: number | null;
  readonly size: number;
  readonly onSize: (size: number) => void;
  /** Whether the items are drawn at random; a list is gone through as it is and tells no share precisely. */
  readonly isSample: boolean;
}

/** How many items to look at, and how precise a share over them is: said before the work is done. */
export function Precision({ population, size, onSize, isSample }: Props) {
  return (
    <div className={classes.precision}>
      <NumberInput label="Items to look at" min={1} max={100_000} value={size} onChange={(value) => onSize(Math.max(1, Math.min(100_000, Number(value) || 1)))} w={130} />
      {!isSample && <p className={classes.note}>The first items of the list, in its order. Rates from a list lean towards what it was picked for: for rates of all items look at a random sample.</p>}
      {isSample && (
        <>
      <div className={classes.widths} role="group" aria-label="Number for a precision">
        {WIDTHS.map((halfWidth) => (
          <Width key={halfWidth} halfWidth={halfWidth} population={population} size={size} onSize={onSize} />
        ))}
      </div>
      <p className={classes.note}>
        Half the width of the 95 % interval of a share near one half, where it is widest{population === null ? '' : `, among ${formatCount(population, 'item')}`}. Shares near 0 or 100 % are told more precisely.
      </p>
      </>
      )}
    </div>
  );
}

function Width({ halfWidth, population, size, onSize }: Omit<Props, 'isSample'> & { readonly halfWidth: number }) {
  const needed = useRead('evaluation.sampleSize', { population: population ?? 0, halfWidth, expected: 0.5 }, { enabled: population !== null, keepPrevious: true }).data?.n;
  return (
    <UnstyledButton className={classes.width} aria-pressed={needed === size} disabled={needed === undefined || needed === 0} onClick={() => needed !== undefined && onSize(needed)}>
      <span>±{100 * halfWidth} points</span>
      <strong>{needed === undefined ? ' ' : needed.toLocaleString('en')}</strong>
    </UnstyledButton>
  );
}
