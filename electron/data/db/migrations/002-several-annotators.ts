import type { Migration } from './index';

/**
 * Several annotators. Reasons worth knowing:
 * - a copy made by copying the file goes on writing under the same origin: where two logs part, the second continues as a fork of
 *   it (`fork` = uid of its first event, `base_*` = where it parted), so that both chains can still be checked after a merge;
 * - `gold_event` carries a uid and who, why and what was decided, so that decisions merge like annotations do;
 * - a class that was merged into another keeps its row and its annotations; what is derived (`current_label`, `item_state`) speaks of the other;
 * - an annotator's assignments are a queue of their own: labelling needs nothing new.
 */
export const severalAnnotators: Migration = {
  version: 2,
  sql: `
CREATE TABLE origin_new (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,
  fork TEXT NOT NULL DEFAULT '',           -- uid of the first event after the logs parted; '' where nothing parted
  base_seq INTEGER NOT NULL DEFAULT 0,     -- events up to here are the other branch's; numbers go on from it
  base_hash BLOB,
  last_seq INTEGER NOT NULL DEFAULT 0,
  last_hash BLOB,
  UNIQUE (uid, fork)
);
INSERT INTO origin_new (id, uid, last_seq, last_hash) SELECT id, uid, last_seq, last_hash FROM origin;
DROP TABLE origin;
ALTER TABLE origin_new RENAME TO origin;

CREATE TABLE gold_event_new (
  seq INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  item_id INTEGER NOT NULL REFERENCES item(id),
  decision TEXT NOT NULL,                  -- label, ambiguous, nobodyRight; open: the decision before was taken back
  class_id INTEGER REFERENCES class(id),   -- as it was decided; NULL unless decision is label
  method TEXT NOT NULL,
  by TEXT NOT NULL,
  annotator_id INTEGER REFERENCES annotator(id), -- who decided; NULL: a program
  reason TEXT NOT NULL DEFAULT '',
  refers_to TEXT,                          -- uid of the decision that stood before
  schema_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);
INSERT INTO gold_event_new (seq, uid, item_id, decision, class_id, method, by, refers_to, schema_version, created_at)
  SELECT seq, 'v1-' || seq || '-' || item_id || '-' || created_at, item_id, iif(class_id IS NULL, 'open', 'label'), class_id, method, by,
    (SELECT 'v1-' || before.seq || '-' || before.item_id || '-' || before.created_at FROM gold_event before WHERE before.item_id = gold_event.item_id AND before.seq < gold_event.seq ORDER BY before.seq DESC LIMIT 1),
    1, created_at FROM gold_event;
DROP TABLE gold_event;
ALTER TABLE gold_event_new RENAME TO gold_event;
CREATE INDEX gold_event_item ON gold_event(item_id, seq);
CREATE TRIGGER gold_event_no_update BEFORE UPDATE ON gold_event BEGIN SELECT RAISE(ABORT, 'gold history is append-only'); END;
CREATE TRIGGER gold_event_no_delete BEFORE DELETE ON gold_event BEGIN SELECT RAISE(ABORT, 'gold history is append-only'); END;

-- What stands: label (with gold_class_id), ambiguous, nobodyRight; NULL: open.
ALTER TABLE item_state ADD COLUMN decision TEXT;
UPDATE item_state SET decision = 'label' WHERE gold_class_id IS NOT NULL;

ALTER TABLE class ADD COLUMN merged_into INTEGER REFERENCES class(id);
-- JSON: the surgery that made this version (merge, split, rename ...), NULL for a plain edit.
ALTER TABLE label_schema_version ADD COLUMN change TEXT;
-- Answers up to this annotation.seq do not count in the queue: its items are to be looked at again.
ALTER TABLE queue ADD COLUMN since_seq INTEGER NOT NULL DEFAULT 0;

-- Discussion of an item, append-only.
CREATE TABLE discussion_note (
  seq INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  item_id INTEGER NOT NULL REFERENCES item(id),
  annotator_id INTEGER NOT NULL REFERENCES annotator(id),
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX discussion_note_item ON discussion_note(item_id, seq);

CREATE TABLE assignment_plan (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  rule TEXT NOT NULL,                      -- JSON: overlap rule, annotators, order, as asked for
  seed INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0
);
-- A queue with an annotator is that annotator's assignments; others do not see it.
ALTER TABLE queue ADD COLUMN annotator_id INTEGER REFERENCES annotator(id);
ALTER TABLE queue ADD COLUMN plan_id INTEGER REFERENCES assignment_plan(id);
CREATE INDEX queue_annotator ON queue(annotator_id) WHERE annotator_id IS NOT NULL;
-- Items whose gold label was known when they were hidden in an annotator's queue to check on the work.
CREATE TABLE gold_question (
  queue_id INTEGER NOT NULL REFERENCES queue(id),
  item_id INTEGER NOT NULL REFERENCES item(id),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (queue_id, item_id)
) WITHOUT ROWID;
-- Items that an annotator got later, because others disagreed (assignment_plan.rule is untilAgreement).
CREATE TABLE extra_assignment (
  queue_id INTEGER NOT NULL REFERENCES queue(id),
  item_id INTEGER NOT NULL REFERENCES item(id),
  PRIMARY KEY (queue_id, item_id)
) WITHOUT ROWID;

-- Work packages handed out, and what was merged in.
CREATE TABLE work_package (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  annotator_id INTEGER NOT NULL REFERENCES annotator(id),
  items INTEGER NOT NULL,
  file TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE TABLE merge_batch (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  package_uid TEXT,
  added INTEGER NOT NULL,
  known INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);
`,
};
