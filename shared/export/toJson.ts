import type { ExportedAnswer, ExportedEvent, ExportedGold, ExportedItem } from './exportedItem';

/** A JSON object from pairs, in their order; a name like `__proto__` or `1` is a key like any other and stays where it is. */
export function toJsonObject(pairs: readonly (readonly [string, unknown])[]): string {
  return `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
}

/** One line of an exported JSONL file of items. Fields, answers and history are there only where they hold something or were asked for. */
export function toJsonLine(item: ExportedItem): string {
  const { content } = item;
  const parts = [
    `"id":${JSON.stringify(item.id)}`,
    content.kind === 'features' ? `"features":${toJsonObject(content.pairs)}` : `"${content.kind}":${JSON.stringify(content.value)}`,
    `"label":${JSON.stringify(item.label)}`,
    `"split":${JSON.stringify(item.split)}`,
    `"tags":${toJsonObject(item.tags)}`,
    `"labelDistribution":${toJsonObject(item.labelDistribution)}`,
    `"annotations":${item.annotations}`,
    `"method":${JSON.stringify(item.method)}`,
    `"decision":${JSON.stringify(item.decision)}`,
    `"reason":${JSON.stringify(item.reason)}`,
  ];
  if (item.fields.length > 0) parts.push(`"metadata":${toJsonObject(item.fields)}`);
  if (item.autoLabel !== undefined) parts.push(`"autoLabel":${JSON.stringify(item.autoLabel && { ...item.autoLabel, time: toTime(item.autoLabel.time) })}`);
  if (item.answers) parts.push(`"answers":${answersToJson(item.answers)}`);
  if (item.history) parts.push(`"history":${historyToJson(item.history)}`);
  if (item.goldHistory) parts.push(`"goldHistory":${goldHistoryToJson(item.goldHistory)}`);
  return `{${parts.join(',')}}\n`;
}

/** One line of an exported JSONL file of annotations. */
export function toAnnotationJsonLine(item: string, answer: ExportedAnswer | ExportedEvent): string {
  return `${JSON.stringify({ item, ...plainAnswer(answer) })}\n`;
}

export function answersToJson(answers: readonly ExportedAnswer[]): string {
  return JSON.stringify(answers.map(plainAnswer));
}

export function historyToJson(events: readonly ExportedEvent[]): string {
  return JSON.stringify(events.map(plainAnswer));
}

export function goldHistoryToJson(events: readonly ExportedGold[]): string {
  return JSON.stringify(events.map((event) => ({ ...event, time: toTime(event.time) })));
}


/** ISO 8601 in UTC with milliseconds. */
export function toTime(time: number): string {
  return new Date(time).toISOString();
}

function plainAnswer({ annotator, kind, label, note, time, durationMs, schemaVersion, guidelineVersion, ...event }: ExportedAnswer | ExportedEvent): object {
  return { annotator, label, time: toTime(time), kind, note, durationMs, schemaVersion, guidelineVersion, ...event };
}
