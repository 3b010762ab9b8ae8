import classes from './LineWithInterval.module.css';

export interface LinePoint {
  readonly key: string;
  /** Null: undefined here; the line has a gap. */
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  /** Under the point. */
  readonly label: string;
}

interface Props {
  /** What the picture says in a sentence; the figures are to stand in a table beside it. */
  readonly name: string;
  readonly points: readonly LinePoint[];
  /** Ends of the vertical axis. */
  readonly from: number;
  readonly to: number;
  readonly say: (value: number) => string;
}

const WIDTH = 560;
const HEIGHT = 190;
const [LEFT, RIGHT, TOP, BOTTOM] = [38, 26, 18, 24];
const GRID_LINES = 4;
/** More labels than these overlap. */
const MOST_LABELS = 6;

/** Values in order, each with its interval as a thin bar and its number beside it. */
export function LineWithInterval({ name, points, from, to, say }: Props) {
  const x = (index: number) => LEFT + (points.length === 1 ? 0.5 : index / (points.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - (Math.min(to, Math.max(from, value)) - from) / (to - from)) * (HEIGHT - TOP - BOTTOM);
  const every = Math.ceil(points.length / MOST_LABELS);
  // the last one is always named, and its neighbour then is not
  const isNamed = (index: number) => index === points.length - 1 || (index % every === 0 && points.length - 1 - index >= every);
  return (
    <svg className={classes.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={name}>
      {Array.from({ length: GRID_LINES + 1 }, (_, index) => from + ((to - from) * index) / GRID_LINES).map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} className={classes.grid} />
          <text x={LEFT - 8} y={y(value) + 4} textAnchor="end" className={classes.axis}>
            {say(value)}
          </text>
        </g>
      ))}
      {segments(points).map((segment) => (
        <polyline key={segment[0]} points={segment.map((index) => `${x(index)},${y(points[index]!.value!)}`).join(' ')} className={classes.line} />
      ))}
      {points.map(({ key, value, interval, label }, index) => (
        <g key={key}>
          {interval && (
            <path className={classes.interval} d={`M${x(index)} ${y(interval[0])}V${y(interval[1])}M${x(index) - 4} ${y(interval[0])}h8M${x(index) - 4} ${y(interval[1])}h8`} />
          )}
          {value !== null && <circle cx={x(index)} cy={y(value)} r={3.5} className={classes.point} />}
          {value !== null && isNamed(index) && (
            <text x={x(index) + (index === points.length - 1 ? -6 : 6)} y={y(value) - 6} textAnchor={index === points.length - 1 ? 'end' : 'start'} className={classes.value}>
              {say(value)}
            </text>
          )}
          {isNamed(index) && (
            <text x={x(index)} y={HEIGHT - 6} textAnchor={index === 0 ? 'start' : index === points.length - 1 ? 'end' : 'middle'} className={classes.axis}>
              {label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** Runs of neighbouring points that have a value. */
function segments(points: readonly LinePoint[]): number[][] {
  const found: number[][] = [];
  points.forEach(({ value }, index) => {
    if (value === null) return;
    const last = found.at(-1);
    if (last && last.at(-1) === index - 1) last.push(index);
    else found.push([index]);
  });
  return found;
}
