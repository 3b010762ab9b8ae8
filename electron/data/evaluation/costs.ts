import type { Database } from 'better-sqlite3';
import type { CostWeights } from '../../../shared/contract/evaluation';
import type { Cells } from '../../../shared/evaluation/selectRows';
import type { MatrixClass } from '../agreement/readLabels';

const KEY = 'costWeights';

/** Empty where nothing was said. */
export function readCosts(db: Database): CostWeights {
  const json = db.prepare<[string], string>('SELECT value FROM project WHERE key = ?').pluck().get(KEY);
  return json === undefined ? { classes: [], cells: [] } : (JSON.parse(json) as CostWeights);
}

export function writeCosts(db: Database, weights: CostWeights): void {
  db.prepare('INSERT INTO project (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(KEY, JSON.stringify(weights));
}

/** What an item in each cell costs: 0 right, else 1, unless something else was said; null where nothing was. */
export function cellCosts(weights: CostWeights, classes: readonly MatrixClass[], { actual, predicted }: Cells): Float64Array | null {
  if (weights.classes.length === 0 && weights.cells.length === 0) return null;
  const ofClass = new Map(weights.classes.map((entry) => [entry.actual, entry.cost]));
  const ofCell = new Map(weights.cells.map((entry) => [`${entry.actual} ${entry.predicted}`, entry.cost]));
  return Float64Array.from(actual, (place, cell) => {
    const [truth, answer] = [classes[place]!.uid, classes[predicted[cell]!]!.uid];
    return ofCell.get(`${truth} ${answer}`) ?? (truth === answer ? 0 : (ofClass.get(truth) ?? 1));
  });
}
