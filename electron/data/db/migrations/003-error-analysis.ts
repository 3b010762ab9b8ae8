import type { Migration } from './index';

/**
 * Runs of models and the analysis of their errors. Reasons worth knowing:
 * - `prediction` is narrow, so that the grid filters and sorts by it; a run's probabilities are one array, cut into blocks: a million
 *   rows of ten classes are read as 250 values and not as a million;
 * - a run is never changed after its import but in what is said about it;
 * - whether a tag holds is yes, no or not looked at yet (`tag_answer`): without the no, rates over a tag that was given while looking at
 *   errors would be biased;
 * - which tags were put on by hand, to whatever somebody had chosen, is asked of `operation`: it has an index of its own for that.
 */
export const errorAnalysis: Migration = {
  version: 3,
  sql: `
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  model_version TEXT NOT NULL DEFAULT '',    -- MAJOR.MINOR.PIPELINE
  code_version TEXT NOT NULL DEFAULT '',
  hyperparameters TEXT NOT NULL DEFAULT '[]',-- JSON [[name, value], ...]
  data_snapshot TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  out_of_sample INTEGER,                     -- 1: no item was in the training data of the model that predicted it; 0: some were; NULL: not said
  probability_classes TEXT NOT NULL,         -- JSON: class ids, in the order of each row of probabilities; [] : classes only
  file TEXT NOT NULL,
  predictions INTEGER NOT NULL DEFAULT 0,    -- how many rows of the table are its
  created_at INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX run_name ON run(name) WHERE removed = 0;
CREATE TABLE prediction (
  run_id INTEGER NOT NULL REFERENCES run(id),
  item_id INTEGER NOT NULL REFERENCES item(id),
  class_id INTEGER NOT NULL REFERENCES class(id),
  confidence REAL,                           -- probability of class_id; NULL: the run has classes only
  tie INTEGER NOT NULL DEFAULT 0,            -- 1: several classes have the largest probability, the first in schema order was taken
  PRIMARY KEY (run_id, item_id)
) WITHOUT ROWID;
CREATE INDEX prediction_class ON prediction(run_id, class_id, item_id);
CREATE INDEX prediction_confidence ON prediction(run_id, confidence, item_id) WHERE confidence IS NOT NULL;
-- Little-endian Float64, one row of probability_classes a prediction, rows in order of item_id; blocks are numbered from 0 and hold
-- 4,096 rows, the last what is left.
CREATE TABLE probability_block (
  run_id INTEGER NOT NULL REFERENCES run(id),
  block INTEGER NOT NULL,
  probabilities BLOB NOT NULL,
  PRIMARY KEY (run_id, block)
);
-- Numbers from elsewhere to compare with: a paper's accuracy, a product requirement.
CREATE TABLE reference_value (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, metric TEXT NOT NULL, value REAL NOT NULL, source TEXT NOT NULL, created_at INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0);

-- What a person says of a tag value: value NULL stands for the items without a value, and is '' with has_value 0.
CREATE TABLE tag_judgement (
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  has_value INTEGER NOT NULL,
  ease REAL,
  importance REAL,
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (key, value, has_value)
) WITHOUT ROWID;
-- Keys of the tag table beyond the tags themselves: numeric columns in bins, crosses of two keys. JSON of a TagDimension.
CREATE TABLE tag_dimension (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, dimension TEXT NOT NULL, created_at INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0);
-- Tags that are given while looking, and for which items that was answered. No row in tag_answer: not looked at yet.
CREATE TABLE tag_question (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, key TEXT NOT NULL, value TEXT NOT NULL, hotkey TEXT, created_at INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0, UNIQUE (key, value));
CREATE TABLE tag_answer (
  question_id INTEGER NOT NULL REFERENCES tag_question(id),
  item_id INTEGER NOT NULL REFERENCES item(id),
  yes INTEGER NOT NULL,
  drawn INTEGER NOT NULL DEFAULT 0,          -- 1: the item was drawn at random from errors, right ones or all; 0: picked, or tagged elsewhere
  looked INTEGER NOT NULL DEFAULT 1,         -- 1: answered while looking; 0: it follows from a tag that was put on or taken off elsewhere, and says nothing of items that were not
  annotator_id INTEGER REFERENCES annotator(id),
  at INTEGER NOT NULL,
  PRIMARY KEY (question_id, item_id)
) WITHOUT ROWID;
CREATE INDEX tag_answer_item ON tag_answer(item_id, question_id);
CREATE INDEX operation_tags ON operation(seq) WHERE message = 'tags.change';

-- Named predicates: an ItemQuery as JSON.
CREATE TABLE slice (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, query TEXT NOT NULL, notes TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0);

-- What is to be done about errors: data to collect or to augment, labels to look at again.
CREATE TABLE todo (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,                        -- collect, augment, relabel, other
  title TEXT NOT NULL,
  query TEXT,                                -- JSON ItemQuery: the items it is about
  items INTEGER,                             -- how many they were
  owner TEXT NOT NULL DEFAULT '',
  expected_gain REAL,                        -- fraction of overall accuracy
  notes TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  done_at INTEGER,
  removed INTEGER NOT NULL DEFAULT 0
);
-- Queues that ask for a second look at gold labels, and how far the gold log was then: what changed since can be measured.
CREATE TABLE relabelling (queue_id INTEGER PRIMARY KEY REFERENCES queue(id), run_id INTEGER NOT NULL REFERENCES run(id), gold_seq INTEGER NOT NULL, created_at INTEGER NOT NULL);
`,
};
