import Database from 'better-sqlite3';

/** For the rows of a file that came from somebody else, every value checked: named with a prefix, so that many files fit into one database. */
export function createForeignTables(db: Database.Database, prefix: string): void {
  db.exec(`
CREATE TABLE ${prefix}_root (id INTEGER PRIMARY KEY, path TEXT NOT NULL);
CREATE TABLE ${prefix}_item (id INTEGER PRIMARY KEY, external_id TEXT NOT NULL UNIQUE, content TEXT NOT NULL, root INTEGER, sha256 BLOB, bytes INTEGER, metadata TEXT, split TEXT, our_id INTEGER);
CREATE TABLE ${prefix}_tag (id INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE ${prefix}_item_tag (item_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (item_id, tag_id)) WITHOUT ROWID;
CREATE TABLE ${prefix}_annotator (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL, imported INTEGER NOT NULL, created_at INTEGER NOT NULL, our_id INTEGER);
CREATE TABLE ${prefix}_class (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, color TEXT NOT NULL, hotkey TEXT, definition TEXT NOT NULL, abstain INTEGER NOT NULL,
  retired INTEGER NOT NULL, position INTEGER NOT NULL, merged_into TEXT, our_id INTEGER);
CREATE TABLE ${prefix}_schema_version (version INTEGER PRIMARY KEY, json TEXT NOT NULL, created_at INTEGER NOT NULL, change TEXT);
CREATE TABLE ${prefix}_guideline_version (version INTEGER PRIMARY KEY, markdown TEXT NOT NULL, created_at INTEGER NOT NULL);
CREATE TABLE ${prefix}_origin (id INTEGER PRIMARY KEY, uid TEXT NOT NULL, base_seq INTEGER NOT NULL, base_hash BLOB);
CREATE TABLE ${prefix}_event (seq INTEGER PRIMARY KEY, uid TEXT NOT NULL, origin_id INTEGER NOT NULL, origin_seq INTEGER NOT NULL, kind TEXT NOT NULL, item_id INTEGER NOT NULL, annotator_id INTEGER NOT NULL, class_id INTEGER,
  refers_to TEXT, note TEXT NOT NULL, created_at INTEGER NOT NULL, duration_ms INTEGER, schema_version INTEGER NOT NULL, guideline_version INTEGER NOT NULL, suggestion TEXT, hash BLOB NOT NULL);
CREATE TABLE ${prefix}_gold (seq INTEGER PRIMARY KEY, uid TEXT NOT NULL, item_id INTEGER NOT NULL, decision TEXT NOT NULL, class_id INTEGER, method TEXT NOT NULL, by TEXT NOT NULL, annotator_id INTEGER,
  reason TEXT NOT NULL, refers_to TEXT, schema_version INTEGER NOT NULL, created_at INTEGER NOT NULL);
CREATE TABLE ${prefix}_note (seq INTEGER PRIMARY KEY, uid TEXT NOT NULL, item_id INTEGER NOT NULL, annotator_id INTEGER NOT NULL, text TEXT NOT NULL, created_at INTEGER NOT NULL);
`);
}

/** Opens the staging database to fill it; it outlives no crash. */
export function openForeignStaging(file: string): Database.Database {
  const db = new Database(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -32768');
  return db;
}
