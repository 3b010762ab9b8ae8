import { formatBytes } from './formatBytes';
import type { Job } from '../../shared/contract/jobs';

/** "12,000 of 50,000 rows, 8,400 rows/s, 5 s left": how far a running job was when it last reported. */
export function describeRemaining(job: Job): string {
  const seconds = (job.updatedAt - job.startedAt) / 1000;
  const rate = seconds > 0.5 && job.done > 0 ? job.done / seconds : null;
  const isBytes = job.unit === 'bytes';
  const say = (amount: number) => (isBytes ? formatBytes(amount) : Math.round(amount).toLocaleString());
  const unit = isBytes ? '' : ` ${job.unit}`;
  const parts = [`${say(job.done)}${job.total === null ? '' : ` of ${say(job.total)}`}${unit}`.trim()];
  if (rate !== null) parts.push(`${say(rate)}${unit}/s`);
  if (rate !== null && job.total !== null) parts.push(`${describeSeconds((job.total - job.done) / rate)} left`);
  return parts.join(', ');
}

function describeSeconds(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
