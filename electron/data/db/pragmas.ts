import type { Database } from 'better-sqlite3';
import { Refusal } from '../refusal';

/**
 * Set and read back on every open. `synchronous` is FULL (2): better-sqlite3's build lets a WAL file fall back to NORMAL,
 * and then a power cut loses acknowledged rows.
 */
const WRITER_PRAGMAS: readonly (readonly [name: string, value: string | number, readBack: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', 0, 0],
  ['checkpoint_fullfsync', 'ON', 1],
  ['fullfsync', 'ON', 1],
  ['wal_autocheckpoint', 1000, 1000],
  ['journal_size_limit', 67_108_864, 67_108_864],
  ['recursive_triggers', 'OFF', 0],
  ['temp_store', 'MEMORY', 2],
  ['cache_size', -65_536, -65_536],
];

export function applyPragmas(db: Database): void {
  for (const [name, value, readBack] of WRITER_PRAGMAS) {
    db.pragma(`${name} = ${value}`);
    if (db.memory && (name === 'journal_mode' || name === 'mmap_size')) continue;
    const found: unknown = db.pragma(name, { simple: true });
    if (found !== readBack) throw new Refusal('pragma', `SQLite did not take ${name} = ${value} (it says ${String(found)}); the project was not opened, so that nothing can be lost.`);
  }
}
