import type { Migration } from './index';

/**
 * The first schema. Reasons worth knowing:
 * - what changes often (split, gold, counts) is in the narrow `item_state`, so that one label rewrites 60 bytes and not a megabyte of text;
 * - a tag value is stored once and referred to by number: a million items with five tags stay small, and filters walk an index;
 * - `annotation` and `gold_event` are logs: triggers refuse UPDATE and DELETE; `current_label` and `item_state` are derived from them.
 */
export const initial: Migration = {
  version: 1,
  sql: `
CREATE TABLE project (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE origin (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, last_seq INTEGER NOT NULL DEFAULT 0, last_hash BLOB);

CREATE TABLE media_root (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);

CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  external_id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL,          -- text: the text; image, audio: path under the media root, with '/'; table: JSON [[name, value], ...]
  media_root_id INTEGER REFERENCES media_root(id),
  media_sha256 BLOB,
  media_bytes INTEGER,
  metadata TEXT                   -- JSON [[name, value], ...] or NULL
);

CREATE TABLE item_state (
  item_id INTEGER PRIMARY KEY REFERENCES item(id),
  split TEXT,
  gold_class_id INTEGER,
  annotations INTEGER NOT NULL DEFAULT 0,   -- present answers with a class
  answer_class_id INTEGER,                  -- commonest answer; ties: first in schema order
  agreement REAL                            -- share of the commonest answer
);
CREATE INDEX item_state_split ON item_state(split, item_id);
CREATE INDEX item_state_gold ON item_state(gold_class_id, item_id);
CREATE INDEX item_state_annotations ON item_state(annotations, item_id);
CREATE INDEX item_state_answer ON item_state(answer_class_id, item_id);
CREATE INDEX item_state_agreement ON item_state(agreement, item_id);

-- Search text is prepared by toSearchText (CJK runs split into characters), so the index keeps no copy of the content.
CREATE VIRTUAL TABLE item_search USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3');

CREATE TABLE tag (id INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (key, value));
CREATE TABLE item_tag (item_id INTEGER NOT NULL REFERENCES item(id), tag_id INTEGER NOT NULL REFERENCES tag(id), PRIMARY KEY (item_id, tag_id)) WITHOUT ROWID;
CREATE INDEX item_tag_tag ON item_tag(tag_id, item_id);

CREATE TABLE class (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  color TEXT NOT NULL,
  hotkey TEXT,
  definition TEXT NOT NULL,
  abstain INTEGER NOT NULL,
  retired INTEGER NOT NULL,
  position INTEGER NOT NULL
);
CREATE TABLE label_schema_version (version INTEGER PRIMARY KEY, json TEXT NOT NULL, created_at INTEGER NOT NULL);
CREATE TABLE guideline_version (version INTEGER PRIMARY KEY, markdown TEXT NOT NULL, created_at INTEGER NOT NULL);

CREATE TABLE annotator (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  imported INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE TABLE annotation (
  seq INTEGER PRIMARY KEY,                 -- local order of arrival
  uid TEXT NOT NULL UNIQUE,                -- ULID
  origin_id INTEGER NOT NULL REFERENCES origin(id),
  origin_seq INTEGER NOT NULL,             -- 1, 2, 3 ... without gaps in each origin
  kind TEXT NOT NULL,                      -- label, ambiguous, skip, withdraw
  item_id INTEGER NOT NULL REFERENCES item(id),
  annotator_id INTEGER NOT NULL REFERENCES annotator(id),
  class_id INTEGER REFERENCES class(id),
  refers_to TEXT,                          -- uid of the event that this one supersedes or withdraws
  note TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  duration_ms INTEGER,
  schema_version INTEGER NOT NULL,
  guideline_version INTEGER NOT NULL,
  suggestion TEXT,                         -- JSON of what the model suggested and whether it was shown, or NULL
  hash BLOB NOT NULL,                      -- SHA-256 over the origin's previous hash and this event: annotations/chain.ts
  UNIQUE (origin_id, origin_seq)
);
CREATE INDEX annotation_item ON annotation(item_id, annotator_id, seq);
CREATE TRIGGER annotation_no_update BEFORE UPDATE ON annotation BEGIN SELECT RAISE(ABORT, 'annotations are append-only'); END;
CREATE TRIGGER annotation_no_delete BEFORE DELETE ON annotation BEGIN SELECT RAISE(ABORT, 'annotations are append-only'); END;

CREATE TABLE current_label (
  item_id INTEGER NOT NULL,
  annotator_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  class_id INTEGER,
  PRIMARY KEY (item_id, annotator_id)
) WITHOUT ROWID;
CREATE INDEX current_label_annotator ON current_label(annotator_id, kind, item_id);
CREATE INDEX current_label_class ON current_label(class_id, annotator_id, item_id);
CREATE INDEX current_label_skipped ON current_label(annotator_id, seq) WHERE kind = 'skip';  -- skipped items come again, the one skipped longest ago first
-- Present answers of each annotator by kind; derived like current_label, so that progress is read and not counted.
CREATE TABLE annotator_count (annotator_id INTEGER PRIMARY KEY, labels INTEGER NOT NULL, ambiguous INTEGER NOT NULL, skipped INTEGER NOT NULL);

CREATE TABLE gold_event (
  seq INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES item(id),
  class_id INTEGER,                        -- NULL: the gold label was taken away
  method TEXT NOT NULL,
  by TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX gold_event_item ON gold_event(item_id, seq);
CREATE TRIGGER gold_event_no_update BEFORE UPDATE ON gold_event BEGIN SELECT RAISE(ABORT, 'gold history is append-only'); END;
CREATE TRIGGER gold_event_no_delete BEFORE DELETE ON gold_event BEGIN SELECT RAISE(ABORT, 'gold history is append-only'); END;

CREATE TABLE queue (id INTEGER PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE queue_item (queue_id INTEGER NOT NULL REFERENCES queue(id), position INTEGER NOT NULL, item_id INTEGER NOT NULL REFERENCES item(id), PRIMARY KEY (queue_id, position)) WITHOUT ROWID;
CREATE UNIQUE INDEX queue_item_item ON queue_item(item_id, queue_id);
-- Where an annotator stands in a queue. Queue 0 is all items and has no rows in queue_item: its place is the item's id
-- (ids are 1, 2, 3 ... without gaps: items are never deleted).
CREATE TABLE queue_place (
  annotator_id INTEGER NOT NULL,
  queue_id INTEGER NOT NULL,
  item_id INTEGER,                         -- on the screen when last seen; NULL: the queue was done
  labelled INTEGER NOT NULL,               -- items of the queue answered with a class or as ambiguous
  skipped INTEGER NOT NULL,
  PRIMARY KEY (annotator_id, queue_id)
) WITHOUT ROWID;
-- For each row of queue_place: the places that this annotator has answered, as runs with a gap between any two. The next
-- unanswered place after p is one look-up, however many answers lie between.
CREATE TABLE answered_run (
  annotator_id INTEGER NOT NULL,
  queue_id INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (annotator_id, queue_id, first)
) WITHOUT ROWID;

-- One row per acknowledged write: repeats are answered from here, undo reads from here.
CREATE TABLE operation (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  message TEXT NOT NULL,
  annotator_id INTEGER,
  item_id INTEGER,
  queue_id INTEGER,
  title TEXT NOT NULL,
  at INTEGER NOT NULL,
  result TEXT NOT NULL,
  undo TEXT,                               -- JSON: how to take it back; NULL: cannot be undone
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX operation_undo ON operation(annotator_id, seq) WHERE undo IS NOT NULL AND undone = 0;
-- Values before a bulk change, by operation.
CREATE TABLE operation_before (operation_seq INTEGER NOT NULL, item_id INTEGER NOT NULL, value TEXT, PRIMARY KEY (operation_seq, item_id)) WITHOUT ROWID;

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, file TEXT NOT NULL, rows INTEGER NOT NULL, imported INTEGER NOT NULL, skipped INTEGER NOT NULL,
  rejected INTEGER NOT NULL, settings TEXT NOT NULL, created_at INTEGER NOT NULL
);
`,
};
