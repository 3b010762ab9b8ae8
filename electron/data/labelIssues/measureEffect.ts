import type { Database } from 'better-sqlite3';
import type { Input, Output } from '../../../shared/contract';
import { ABSTAIN } from '../../../shared/evaluation/evaluationRows';
import { cellMargins, macroF1 } from '../../../shared/evaluation/cellMargins';
import { selectRows } from '../../../shared/evaluation/selectRows';
import { SPLITS } from '../../../shared/domain/project';
import { findMask } from '../evaluation/findMask';
import { loadRun } from '../evaluation/loadRun';
import { loadTruth, type Truth } from '../evaluation/loadTruth';
import type { AnalysisControl } from '../handler';
import { goldAsOf } from './goldAsOf';

type Effect = Output<'labelIssues.effect'>[number];

/** Changes that cross to the window. */
const MOST_CHANGES = 1_000;
const TEST = SPLITS.indexOf('test');

/** What the labels that changed since each queue for relabelling do to the run's figures, over the items that a query finds; newest queue first. */
export async function measureEffect(db: Database, request: Input<'labelIssues.effect'>, { pause }: AnalysisControl): Promise<Effect[]> {
  const { truth, predicted, mask, queues } = db.transaction(() => readEffects(db, request))();
  const testMask = mask.map((value, item) => (truth.split[item] === TEST ? value : 0));
  const effects: Effect[] = [];
  for (const [at, { before, changed, ...queue }] of queues.entries()) {
    await pause(at / queues.length, 'comparing labels');
    const part = (of: Uint8Array): Effect['all'] => {
      const [old, now] = [measure(truth, before, predicted, of), measure(truth, truth.actual, predicted, of)];
      return { n: now.n, nBefore: old.n, accuracyBefore: old.accuracy, accuracyAfter: now.accuracy, macroF1Before: old.macroF1, macroF1After: now.macroF1, changed: changed.filter((item) => of[item] === 1).length };
    };
    effects.push({ ...queue, all: part(mask), test: part(testMask) });
  }
  return effects;
}

function readEffects(db: Database, { runId, query }: Input<'labelIssues.effect'>) {
  const truth = loadTruth(db);
  const mask = findMask(db, query);
  const nameOf = db.prepare<[number], string>('SELECT external_id FROM item WHERE id = ?').pluck();
  const queues = readQueues(db, runId).map(({ goldSeq, ...queue }) => {
    const before = goldAsOf(db, truth, goldSeq);
    const changed = Array.from(before.keys()).filter((item) => mask[item] === 1 && before[item] !== truth.actual[item]);
    const members = readMembers(db, queue.queueId);
    const changes = changed.slice(0, MOST_CHANGES).map((item) => ({ itemId: item + 1, item: nameOf.get(item + 1)!, before: className(truth, before[item]!), after: className(truth, truth.actual[item]!), split: SPLITS[truth.split[item]!] ?? null, inQueue: members.has(item + 1) }));
    return { ...queue, items: members.size, before, changed, changes };
  });
  return { truth, mask, predicted: loadRun(db, runId, truth).predicted, queues };
}

function readQueues(db: Database, runId: number): { readonly queueId: number; readonly name: string; readonly createdAt: number; readonly goldSeq: number }[] {
  return db
    .prepare<[number], { queueId: number; name: string; createdAt: number; goldSeq: number }>('SELECT queue_id AS queueId, name, relabelling.created_at AS createdAt, gold_seq AS goldSeq FROM relabelling JOIN queue ON queue.id = queue_id WHERE run_id = ? AND queue.removed = 0 ORDER BY queue_id DESC')
    .all(runId);
}

function readMembers(db: Database, queueId: number): Set<number> {
  return new Set(db.prepare<[number], number>('SELECT item_id FROM queue_item WHERE queue_id = ?').pluck().all(queueId));
}

function measure({ itemCount, classes }: Truth, actual: Int16Array, predicted: Int16Array, mask: Uint8Array): { readonly n: number; readonly accuracy: number | null; readonly macroF1: number | null } {
  const rows = selectRows({ itemCount, classCount: classes.length, actual, predicted }, mask);
  const margins = cellMargins(rows.cells);
  margins.fill(rows.counts);
  const right = margins.hits.reduce((sum, count) => sum + count, 0);
  return rows.n === 0 ? { n: 0, accuracy: null, macroF1: null } : { n: rows.n, accuracy: right / rows.n, macroF1: macroF1(margins) };
}

/** Null: no gold label. */
function className({ classes }: Truth, place: number): string | null {
  return place === ABSTAIN ? '(abstains)' : (classes[place]?.name ?? null);
}
