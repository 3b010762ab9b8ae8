import type { Database } from 'better-sqlite3';
import type { Output } from '../../../shared/contract';
import { cohenKappa } from '../../../shared/agreement/cohenKappa';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import { readClasses } from '../agreement/readLabels';
import { recordedSuggestion } from './suggestions';

type Agreement = Output<'automation.agreement'>;

/**
 * How often people and the model agreed in the queue, by what the answers themselves remember: of items that nobody was to be influenced on (`unseen`: in the
 * shadow; `audit`: drawn as checks) and of those whose suggestion was shown (`seen`), where people tend to agree. Present labels; a class that was merged counts as the other,
 * abstain classes are left out.
 */
export function measureModelAgreement(db: Database, queueId: number): Agreement {
  const { classes, indexOf } = readClasses(db);
  const placeOfUid = new Map(db.prepare<[], [string, number]>('SELECT uid, id FROM class').raw().all().map(([uid, id]) => [uid, indexOf.get(id)]));
  const k = classes.length;
  const tables = { unseen: new Uint32Array(k * k), audit: new Uint32Array(k * k), seen: new Uint32Array(k * k) };
  for (const [classId, text] of db.prepare<{ queueId: number }, [number, string]>(ANSWERS).raw().iterate({ queueId })) {
    const suggestion = parse(text);
    if (!suggestion) continue;
    const [given, suggested] = [indexOf.get(classId), placeOfUid.get(suggestion.class)];
    if (given === undefined || suggested === undefined) continue;
    tables[suggestion.shown ? 'seen' : suggestion.audit ? 'audit' : 'unseen'][given * k + suggested]! += 1;
  }
  return { unseen: describe(tables.unseen, k), audit: describe(tables.audit, k), seen: describe(tables.seen, k) };
}

/** Of logs that were merged in, which queue an answer was given in is not known: they count in every queue that has the item. */
const ANSWERS = `
SELECT l.class_id, a.suggestion FROM (SELECT item_id FROM queue_item WHERE queue_id = @queueId UNION SELECT item_id FROM auto_label WHERE queue_id = @queueId) q
  CROSS JOIN current_label l ON l.item_id = q.item_id CROSS JOIN annotation a ON a.seq = l.seq LEFT JOIN operation o ON o.id = a.uid
WHERE l.kind = 'label' AND a.suggestion IS NOT NULL AND ifnull(o.queue_id, @queueId) = @queueId`;

/** Null for what another version of Goldset, or nobody, wrote. */
function parse(text: string) {
  try {
    return recordedSuggestion.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function describe(table: Uint32Array, k: number): Agreement['seen'] {
  const n = table.reduce((sum, count) => sum + count, 0);
  let agreed = 0;
  for (let place = 0; place < k; place += 1) agreed += table[place * k + place]!;
  const interval = wilsonInterval(agreed, n);
  return { n, agreed, rate: n === 0 ? null : agreed / n, rateCi: interval && [interval.low, interval.high], kappa: cohenKappa(table, k).value };
}
