import { niceTicks } from '../../components/chart/niceTicks';
import { Plot, PLOT_WIDTH, type Scale } from '../../components/chart/Plot';
import { spreadLabels } from '../../components/chart/spreadLabels';
import { formatPercent } from '../../format/formatPercent';
import classes from './Curves.module.css';

export interface CurvePlace {
  readonly x: number;
  readonly y: number | null;
  readonly interval: readonly [number, number] | null;
}

export interface Curve {
  readonly name: string;
  readonly points: readonly CurvePlace[];
  /** `#rrggbb`, or a colour of the theme. Every line has its name at its end too. */
  readonly color: string;
  /** Intervals as an area behind the line; else as thin bars through points. */
  readonly isBand: boolean;
}

interface Props {
  readonly name: string;
  readonly curves: readonly Curve[];
  readonly x: string;
  readonly y: string;
  /** A level to reach, with its name. */
  readonly goal?: { readonly value: number; readonly name: string } | null;
  /** Of values; percent if left out. */
  readonly say?: (value: number) => string;
  readonly height?: number;
  /** As wide as it may become, in the unit of the picture. */
  readonly width?: number;
}

const NAMES = 116;
const GAP = 13;
const MOST_LETTERS = 18;
/** One line is told from its neighbours by its dashes too. */
const DASHES = [undefined, '6 3', '2 3', '8 3 2 3'];
/** With as many decimals as tell one tick from the next. */
const sharesOf = (ticks: readonly number[]) => (share: number) => formatPercent(share, ticks[1]! - ticks[0]! < 0.0099 ? 1 : 0);

/** Lines over a count, each with its interval and with its name at its end. */
export function Curves({ name, curves, x, y, goal = null, say, height = 300, width = PLOT_WIDTH }: Props) {
  const places = curves.flatMap(({ points }) => points);
  const values = [...places.flatMap(({ y: at, interval }) => [at, ...(interval ?? [])]), goal?.value ?? null].filter((value) => value !== null);
  const xs = places.map(({ x: at }) => at);
  const xTicks = niceTicks(Math.min(...xs), Math.max(...xs), 5);
  const yTicks = niceTicks(Math.min(...values), Math.max(...values));
  return (
    <Plot name={name} height={height} width={width} right={NAMES} x={axis(x, xTicks, (value) => value.toLocaleString('en'))} y={axis(y, yTicks, say ?? sharesOf(yTicks))}>
      {(scale) => (
        <>
          {goal && <Goal scale={scale} {...goal} />}
          {curves.map((curve, index) => (
            <Line key={curve.name} curve={curve} scale={scale} dashes={DASHES[index % DASHES.length]} />
          ))}
          <Names curves={curves} scale={scale} />
        </>
      )}
    </Plot>
  );
}

const axis = (title: string, ticks: readonly number[], say: (value: number) => string) => ({ title, from: ticks[0]!, to: ticks.at(-1)!, ticks, say });

function Goal({ scale, value, name }: { readonly scale: Scale; readonly value: number; readonly name: string }) {
  const at = scale.y(value);
  return (
    <g>
      <line x1={scale.left} x2={scale.right} y1={at} y2={at} className={classes.goal} />
      <text x={scale.left + 4} y={at - 4} className={classes.goalName}>
        {name}
      </text>
    </g>
  );
}

function Line({ curve: { points, color, isBand }, scale, dashes }: { readonly curve: Curve; readonly scale: Scale; readonly dashes: string | undefined }) {
  const known = points.filter((point): point is CurvePlace & { readonly y: number } => point.y !== null);
  const bounded = known.filter((point): point is CurvePlace & { readonly y: number; readonly interval: readonly [number, number] } => point.interval !== null);
  const at = (x: number, y: number) => `${scale.x(x).toFixed(1)} ${scale.y(y).toFixed(1)}`;
  const band = [...bounded.map(({ x, interval }) => at(x, interval[1])), ...bounded.toReversed().map(({ x, interval }) => at(x, interval[0]))];
  return (
    <g style={{ '--line': color } as React.CSSProperties}>
      {isBand && bounded.length > 1 && <path d={`M${band.join('L')}Z`} className={classes.band} />}
      {!isBand && bounded.map(({ x, interval }) => <path key={x} className={classes.bar} d={`M${at(x, interval[0])}V${scale.y(interval[1]).toFixed(1)}`} />)}
      {known.length > 0 && <path d={`M${known.map(({ x, y }) => at(x, y)).join('L')}`} className={classes.line} strokeDasharray={dashes} />}
      {known.length <= 40 && known.map(({ x, y }) => <circle key={x} cx={scale.x(x)} cy={scale.y(y)} r={isBand ? 1.8 : 3} className={classes.point} />)}
    </g>
  );
}

function Names({ curves, scale }: { readonly curves: readonly Curve[]; readonly scale: Scale }) {
  const ends = curves.flatMap(({ name, color, points }) => {
    const last = points.findLast(({ y }) => y !== null);
    return last ? [{ name, color, y: scale.y(last.y!) }] : [];
  });
  const places = spreadLabels(ends.map(({ y }) => y + 4), GAP, scale.top + 8, scale.bottom);
  return ends.map(({ name, color }, index) => (
    <g key={name}>
      <rect x={scale.right + 6} y={places[index]! - 8} width={8} height={8} rx={2} fill={color} />
      <text x={scale.right + 18} y={places[index]} className={classes.name}>
        <title>{name}</title>
        {name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name}
      </text>
    </g>
  ));
}
