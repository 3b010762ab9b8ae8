import type { ReadableBackup } from './findNewestBackup';

/** "A backup of 10:30 has 1,180 labels."; with the date unless it is of today. */
export function describeBackup({ at, labels }: Pick<ReadableBackup, 'at' | 'labels'>, now: number): string {
  const moment = new Date(at);
  const time = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const isToday = moment.toDateString() === new Date(now).toDateString();
  const day = isToday ? '' : `${moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}, `;
  return `A backup of ${day}${time} has ${labels.toLocaleString('en')} ${labels === 1 ? 'label' : 'labels'}.`;
}
