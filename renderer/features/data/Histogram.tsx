import type { ColumnStats } from '../../../shared/contract/items';
import { formatPercent } from '../../format/formatPercent';
import classes from './Data.module.css';

const WIDTH = 320;
const HEIGHT = 72;

/** Numbers in equal bins; the picture has its figures beside it and a name that says them. */
export function Histogram({ numeric, isShare }: { readonly numeric: NonNullable<ColumnStats['numeric']>; readonly isShare: boolean }) {
  const { bins, min, median, mean, max } = numeric;
  const largest = Math.max(1, ...bins.map(({ count }) => count));
  const step = WIDTH / Math.max(1, bins.length);
  const say = (value: number) => (isShare ? formatPercent(value) : value.toLocaleString('en', { maximumSignificantDigits: 4 }));
  return (
    <figure className={classes.histogram}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`Histogram from ${say(min)} to ${say(max)}, median ${say(median)}`}>
        {bins.map((bin, index) => {
          const height = bin.count === 0 ? 0 : Math.max(1.5, (bin.count / largest) * HEIGHT);
          return (
            <rect key={index} x={index * step + 0.5} width={Math.max(1, step - 1)} y={HEIGHT - height} height={height} className={classes.bin}>
              <title>{`${say(bin.from)} to ${say(bin.to)}: ${bin.count.toLocaleString('en')}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        <span>{say(min)}</span>
        <span>
          median {say(median)}, mean {say(mean)}
        </span>
        <span>{say(max)}</span>
      </figcaption>
    </figure>
  );
}
