import { IconAlertTriangle } from '@tabler/icons-react';
import type { TagRow } from '../../../../shared/contract/evaluation';
import { FEW_ITEMS } from '../../../../shared/evaluation/fewItems';
import { nameMcnemar } from '../../../../shared/metrics/nameMcnemar';
import { formatCount } from '../../../format/formatCount';
import { formatP } from '../../../format/formatP';
import { formatPoints } from '../../../format/formatPoints';
import classes from './Tags.module.css';

/** An undefined figure says why it is. */
export function NoValue({ reason }: { readonly reason: string }) {
  return (
    <span className={classes.muted} title={reason}>
      n/a
    </span>
  );
}

/** How many items, and where they are too few, how many would decide. */
export function SupportCell({ row: { support, supportThatDecides } }: { readonly row: TagRow }) {
  if (support >= FEW_ITEMS) return support.toLocaleString('en');
  const needs = supportThatDecides === null ? null : Math.ceil(supportThatDecides);
  return (
    <span title={needs === null ? 'Too few items to claim anything' : `Too few items to claim anything: about ${formatCount(needs, 'item')} would decide whether it differs from all items`}>
      {support.toLocaleString('en')}
      {needs !== null && <span className={classes.muted}> of {needs.toLocaleString('en')}</span>}
    </span>
  );
}

/** A change that is more than chance after correction for the number of rows is coloured; the others are not. */
const CERTAIN = 0.05;

export function TrendCell({ row }: { readonly row: TagRow }) {
  const { trend } = row;
  if (!trend || trend.delta === null) return <NoValue reason={row.review ? 'Not defined for a tag given while looking: only some items were looked at' : 'No item of it was predicted by both runs'} />;
  const { delta, deltaCi, test, q } = trend;
  const tone = q !== null && q < CERTAIN ? (delta < 0 ? 'good' : 'bad') : undefined;
  const range = deltaCi ? `; 95 %: ${formatPoints(deltaCi[0])} to ${formatPoints(deltaCi[1])}` : '';
  return (
    <span className={classes.trend} data-tone={tone} title={`${test.c.toLocaleString('en')} fixed, ${test.b.toLocaleString('en')} broken of ${formatCount(test.n, 'item')}; McNemar’s test, ${nameMcnemar(test.method)}: ${formatP(test.p)}${range}`}>
      <span aria-hidden>{delta < 0 ? '↓' : delta > 0 ? '↑' : '→'}</span>
      <strong>{formatPoints(delta)}</strong>
      <span className={classes.range}>{formatP(q, 'q')}</span>
    </span>
  );
}

export function ReviewCell({ row: { review } }: { readonly row: TagRow }) {
  if (!review) return null;
  return (
    <span className={classes.review} title={review.caution ?? undefined}>
      {review.caution !== null && <IconAlertTriangle size={14} className={classes.look} aria-label={review.caution} />}
      {review.yes.toLocaleString('en')} yes, {review.no.toLocaleString('en')} no, <span className={classes.muted}>{review.unseen.toLocaleString('en')} unseen</span>
    </span>
  );
}
