import type { Migration } from './index';

/**
 * A local model, and what it is used for. Reasons worth knowing:
 * - features hang on the content and the version of what made them, not on the item: the same picture twice is read once, and a new
 *   version leaves the old ones alone until they are forgotten;
 * - a model's files are those of the exported bundle, byte for byte: what is exported is what predicted;
 * - a run that is still being written has `removed` = 2: no screen lists it, and the next training clears it away;
 * - auto-labels stand in a table of their own and not in the log of annotations: nobody gave them, so neither agreement nor consensus nor
 *   anybody's progress may count them. An item that a person answers keeps both;
 * - an item with an auto-label leaves the queue that gave it (`queue_item`), so that labelling, places and progress need nothing new; undo
 *   puts it back where it was (`operation_before`).
 */
export const activeLearning: Migration = {
  version: 4,
  sql: `
CREATE TABLE feature (
  content_sha256 BLOB NOT NULL,
  version TEXT NOT NULL,                     -- e.g. imageMobileNet@1
  vector BLOB NOT NULL,                      -- little-endian Float32
  PRIMARY KEY (content_sha256, version)
) WITHOUT ROWID;

CREATE TABLE model (
  run_id INTEGER PRIMARY KEY REFERENCES run(id),
  labels INTEGER NOT NULL,                   -- training items with a label
  details TEXT NOT NULL                      -- JSON ModelDetails
);
CREATE TABLE model_file (
  run_id INTEGER NOT NULL REFERENCES run(id),
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (run_id, name)
) WITHOUT ROWID;

-- A queue made of a sampled batch, and why each item is in it.
CREATE TABLE sampled_batch (
  queue_id INTEGER PRIMARY KEY REFERENCES queue(id),
  strategy TEXT NOT NULL,
  run_id INTEGER REFERENCES run(id),
  seed INTEGER NOT NULL
);
CREATE TABLE sampled_item (
  queue_id INTEGER NOT NULL REFERENCES queue(id),
  item_id INTEGER NOT NULL REFERENCES item(id),
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  audit INTEGER NOT NULL,                    -- 1: drawn at random whatever the strategy says
  PRIMARY KEY (queue_id, item_id)
) WITHOUT ROWID;

-- No row: human only.
CREATE TABLE queue_automation (
  queue_id INTEGER PRIMARY KEY REFERENCES queue(id),
  level TEXT NOT NULL,                       -- human, shadow, assisted, partial, full
  run_id INTEGER REFERENCES run(id),
  threshold REAL NOT NULL,
  audit_share REAL NOT NULL,
  seed INTEGER NOT NULL
);
-- Items of a partial or full queue that people label without seeing the prediction, and the acceptance that drew them.
CREATE TABLE queue_audit (queue_id INTEGER NOT NULL REFERENCES queue(id), item_id INTEGER NOT NULL REFERENCES item(id), operation_id TEXT NOT NULL, PRIMARY KEY (queue_id, item_id)) WITHOUT ROWID;

CREATE TABLE auto_label (
  item_id INTEGER PRIMARY KEY REFERENCES item(id),
  class_id INTEGER NOT NULL REFERENCES class(id),
  confidence REAL NOT NULL,
  run_id INTEGER NOT NULL REFERENCES run(id),
  queue_id INTEGER NOT NULL REFERENCES queue(id),
  operation_id TEXT NOT NULL,                -- the acceptance that gave it: what one undo withdraws
  created_at INTEGER NOT NULL
);
CREATE INDEX auto_label_queue ON auto_label(queue_id);
CREATE INDEX auto_label_class ON auto_label(class_id, item_id);
CREATE INDEX auto_label_operation ON auto_label(operation_id);
`,
};
