import type { ReactNode } from 'react';
import classes from './Plot.module.css';

interface Axis {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly say: (value: number) => string;
}

/** Places of values in the picture. */
export interface Scale {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Props {
  /** What the picture says in a sentence; the figures stand in a table beside it. */
  readonly name: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly height?: number;
  /** Of the picture in its own unit, which is as large on the screen whatever the width. */
  readonly width?: number;
  /** Room at the right for names of lines, in the unit of the picture. */
  readonly right?: number;
  /** Whether marks can be pressed or moved: then it is no mere picture. */
  readonly hasControls?: boolean;
  readonly children: (scale: Scale) => ReactNode;
}

export const PLOT_WIDTH = 440;
const HEIGHT = 260;
/** CSS pixels a unit, where there is room. */
const LARGEST = 1.28;
const [LEFT, RIGHT, TOP, BOTTOM] = [54, 16, 12, 36];
export const SHARE_TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

/** Two axes with faint grid lines; the marks are the caller's. */
export function Plot({ name, x, y, height = HEIGHT, width = PLOT_WIDTH, right = RIGHT, hasControls = false, children }: Props) {
  const between = (value: number, axis: Axis) => (Math.min(axis.to, Math.max(axis.from, value)) - axis.from) / (axis.to - axis.from);
  const scale: Scale = {
    x: (value) => LEFT + between(value, x) * (width - LEFT - right),
    y: (value) => TOP + (1 - between(value, y)) * (height - TOP - BOTTOM),
    left: LEFT,
    right: width - right,
    top: TOP,
    bottom: height - BOTTOM,
  };
  return (
    <svg className={classes.plot} style={{ maxWidth: LARGEST * width }} viewBox={`0 0 ${width} ${height}`} role={hasControls ? 'group' : 'img'} aria-label={name}>
      {y.ticks.map((value) => (
        <g key={value}>
          <line x1={scale.left} x2={scale.right} y1={scale.y(value)} y2={scale.y(value)} className={classes.grid} />
          <text x={scale.left - 7} y={scale.y(value) + 4} textAnchor="end" className={classes.axis}>
            {y.say(value)}
          </text>
        </g>
      ))}
      {x.ticks.map((value) => (
        <text key={value} x={scale.x(value)} y={scale.bottom + 16} textAnchor={value === x.to ? 'end' : value === x.from ? 'start' : 'middle'} className={classes.axis}>
          {x.say(value)}
        </text>
      ))}
      <text x={(scale.left + scale.right) / 2} y={height - 4} textAnchor="middle" className={classes.axisTitle}>
        {x.title}
      </text>
      <text x={-(scale.top + scale.bottom) / 2} y={11} textAnchor="middle" transform="rotate(-90)" className={classes.axisTitle}>
        {y.title}
      </text>
      {children(scale)}
    </svg>
  );
}

/** Points joined by a line, with a gap where there is no value. */
export function PlotLine({ scale, points, tone }: { readonly scale: Scale; readonly points: readonly (readonly [number, number | null])[]; readonly tone: 'first' | 'second' | 'third' }) {
  let path = '';
  let isDown = false;
  for (const [x, y] of points) {
    if (y === null) {
      isDown = false;
      continue;
    }
    path += `${isDown ? 'L' : 'M'}${scale.x(x).toFixed(1)} ${scale.y(y).toFixed(1)}`;
    isDown = true;
  }
  return <path d={path} className={classes.line} data-tone={tone} />;
}

/** A name at the end of its line, in the line's colour. */
export function PlotLabel({ x, y, tone, anchor = 'start', children }: { readonly x: number; readonly y: number; readonly tone: 'first' | 'second' | 'third'; readonly anchor?: 'start' | 'end'; readonly children: string }) {
  return (
    <text x={x} y={y} textAnchor={anchor} className={classes.label} data-tone={tone}>
      {children}
    </text>
  );
}
