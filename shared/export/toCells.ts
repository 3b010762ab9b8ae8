import type { EVENT_COLUMNS, ExportColumn } from '../domain/exportColumns';
import type { ExportedAnswer, ExportedEvent, ExportedItem } from './exportedItem';
import { joinTagValues } from './tagCell';
import { answersToJson, goldHistoryToJson, historyToJson, toJsonObject, toTime } from './toJson';

/** The cells of one item in an exported CSV: the empty cell stands for no value. */
export function toCells(item: ExportedItem, columns: readonly ExportColumn[]): string[] {
  const features = new Map(item.content.kind === 'features' ? item.content.pairs : []);
  const tags = new Map(item.tags);
  const fields = new Map(item.fields);
  return columns.map((column) => {
    switch (column.kind) {
      case 'id':
        return item.id;
      case 'text':
      case 'image':
      case 'audio':
        return item.content.kind === 'features' ? '' : item.content.value;
      case 'feature':
        return features.get(column.name) ?? '';
      case 'label':
        return item.label ?? '';
      case 'split':
        return item.split ?? '';
      case 'tag':
        return joinTagValues(tags.get(column.name) ?? []);
      case 'labelDistribution':
        return toJsonObject(item.labelDistribution);
      case 'annotations':
        return String(item.annotations);
      case 'method':
        return item.method ?? '';
      case 'decision':
        return item.decision ?? '';
      case 'reason':
        return item.reason ?? '';
      case 'field':
        return fields.get(column.name) ?? '';
      case 'autoLabel':
        return item.autoLabel?.label ?? '';
      case 'autoLabelConfidence':
        return item.autoLabel ? String(item.autoLabel.confidence) : '';
      case 'autoLabelRun':
        return item.autoLabel?.run ?? '';
      case 'answers':
        return answersToJson(item.answers ?? []);
      case 'history':
        return historyToJson(item.history ?? []);
      case 'goldHistory':
        return goldHistoryToJson(item.goldHistory ?? []);
    }
  });
}

/** The cells of one answer or event in an exported CSV of annotations. */
export function toAnnotationCells(item: string, answer: ExportedAnswer | ExportedEvent, columns: readonly (typeof EVENT_COLUMNS)[number][]): string[] {
  const event = 'uid' in answer ? answer : null;
  return columns.map((column) => {
    switch (column) {
      case 'item':
        return item;
      case 'time':
        return toTime(answer.time);
      case 'label':
        return answer.label ?? '';
      case 'durationMs':
        return answer.durationMs === null ? '' : String(answer.durationMs);
      case 'schemaVersion':
      case 'guidelineVersion':
        return String(answer[column]);
      case 'uid':
        return event?.uid ?? '';
      case 'refersTo':
        return event?.refersTo ?? '';
      case 'current':
        return String(event?.current ?? true);
      default:
        return answer[column];
    }
  });
}
