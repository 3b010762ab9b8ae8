import type { Database } from 'better-sqlite3';
import { monotonicFactory } from 'ulid';
import { extendOverlaps } from '../assignments/extendOverlap';
import { rebuildPlaces } from '../queues/places';
import { recountAnnotators } from './annotatorCounts';
import { EventWriter } from './eventWriter';
import { refreshItemStates } from './itemStates';

/** An answer from a file: rows of one annotator for one item come in the order in which they supersede each other. */
export interface ImportedAnnotation {
  readonly itemId: number;
  readonly annotatorId: number;
  readonly kind: 'label' | 'ambiguous' | 'skip';
  /** Null unless `kind` is `label`. */
  readonly classId: number | null;
  readonly note: string;
  /** Epoch milliseconds: the file's time where it has one, else the import's. */
  readonly createdAt: number;
  readonly durationMs: number | null;
}

/** Appends any number of imported answers in one transaction, which is the caller's; `finish` brings what is derived from them up to date. */
export class ImportedAnnotations {
  readonly #db: Database;
  readonly #writer: EventWriter;
  readonly #nextUid = monotonicFactory();
  readonly #annotators = new Set<number>();
  readonly #items = new Set<number>();

  constructor(db: Database) {
    this.#db = db;
    this.#writer = new EventWriter(db);
  }

  append(answer: ImportedAnnotation): void {
    this.#writer.append({ ...answer, uid: this.#nextUid() });
    this.#annotators.add(answer.annotatorId);
    this.#items.add(answer.itemId);
  }

  /** Stores the end of the chain; item states, counts of annotators and their places in queues follow from the answers anew. */
  finish(): void {
    this.#writer.finish();
    recountAnnotators(this.#db, this.#annotators);
    rebuildPlaces(this.#db, this.#annotators);
    refreshItemStates(this.#db, [...this.#items]);
    extendOverlaps(this.#db, this.#items);
  }
}
