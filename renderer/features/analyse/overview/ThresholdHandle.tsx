import { useRef } from 'react';
import type { Scale } from '../../../components/chart/Plot';
import { formatNumber } from '../../../format/formatNumber';
import classes from './Overview.module.css';
import { type CurvePoint, pointAt, stepOf } from './threshold';

interface Props {
  readonly scale: Scale;
  readonly points: readonly CurvePoint[];
  readonly place: number;
  readonly onMove: (place: number) => void;
}

/** The line at the threshold: dragged, or moved by the arrow keys from point to point. */
export function ThresholdHandle({ scale, points, place, onMove }: Props) {
  const grip = useRef<SVGGElement>(null);
  const at = points[Math.min(place, points.length - 1)]!;
  const x = scale.x(at.threshold);
  const moveTo = (event: React.PointerEvent<SVGElement>) => {
    const box = event.currentTarget.ownerSVGElement!.getBoundingClientRect();
    const inPicture = ((event.clientX - box.left) / box.width) * event.currentTarget.ownerSVGElement!.viewBox.baseVal.width;
    onMove(pointAt(points, (inPicture - scale.left) / (scale.right - scale.left)));
  };
  return (
    <>
      <rect
        x={scale.left}
        y={scale.top}
        width={scale.right - scale.left}
        height={scale.bottom - scale.top}
        className={classes.dragArea}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          moveTo(event);
          grip.current?.focus();
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && moveTo(event)}
      />
      <g
        ref={grip}
        role="slider"
        tabIndex={0}
        className={classes.handle}
        aria-label="Threshold"
        aria-valuemin={points.at(-1)!.threshold}
        aria-valuemax={points[0]!.threshold}
        aria-valuenow={at.threshold}
        aria-valuetext={formatNumber(at.threshold)}
        pointerEvents="none"
        onKeyDown={(event) => {
          const next = stepOf(event.key, place, points.length);
          if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          onMove(next);
        }}
      >
        <line x1={x} x2={x} y1={scale.top} y2={scale.bottom} className={classes.handleLine} />
        <circle cx={x} cy={scale.bottom} r={6} className={classes.handleGrip} />
      </g>
    </>
  );
}
