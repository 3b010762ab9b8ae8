import type { Database } from 'better-sqlite3';
import type { PackageOverview } from '../../../shared/contract/packages';
import { findOwnPackage } from './ownPackage';

const LISTED = 50;

/** Who can get a package, what went out and what came in: at most the newest 50 of each. */
export function readOverview(db: Database): PackageOverview {
  const own = findOwnPackage(db);
  const ownId = own && db.prepare<[string], { annotatorId: number; annotator: string }>('SELECT id AS annotatorId, name AS annotator FROM annotator WHERE uid = ?').get(own.annotatorUid);
  return {
    own: ownId ?? null,
    annotators: db
      .prepare<[], PackageOverview['annotators'][number]>(
        `SELECT a.id, a.name, (SELECT nullif(count(DISTINCT i.item_id), 0) FROM queue q JOIN queue_item i ON i.queue_id = q.id WHERE q.annotator_id = a.id AND q.removed = 0) AS assigned, coalesce(n.labels, 0) AS annotations
         FROM annotator a LEFT JOIN annotator_count n ON n.annotator_id = a.id ORDER BY a.id`,
      )
      .all(),
    packages: db
      .prepare<[number], PackageOverview['packages'][number]>(
        `SELECT p.id, a.name AS annotator, p.items, p.file, p.created_at AS createdAt, (SELECT coalesce(sum(added), 0) FROM merge_batch m WHERE m.package_uid = p.uid) AS returned
         FROM work_package p JOIN annotator a ON a.id = p.annotator_id ORDER BY p.id DESC LIMIT ?`,
      )
      .all(LISTED),
    merges: db
      .prepare<[number], Omit<PackageOverview['merges'][number], 'isPackage'> & { isPackage: number }>(
        'SELECT id, file, package_uid IS NOT NULL AS isPackage, added, known, conflicts, created_at AS createdAt FROM merge_batch ORDER BY id DESC LIMIT ?',
      )
      .all(LISTED)
      .map((row) => ({ ...row, isPackage: row.isPackage === 1 })),
  };
}
