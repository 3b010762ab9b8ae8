import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import type { MergeReport, PackageResult } from '../../../shared/contract/packages';
import { addAnnotator } from '../annotators/queries';
import { appendEvent } from '../annotations/appendEvent';
import { importInProcess } from '../import/testImport';
import { createProjectFile } from '../project/createProjectFile';
import { closeProjectFile, openProjectFile } from '../project/openProjectFile';
import { DataService, type OpenProject } from '../service';
import { addTestItems } from '../testItems';

export const CLASSES = ['spam', 'ham', 'eggs'];

/** A folder with projects in it, for tests of what travels between copies. */
export class MergeFolder {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'goldset-merge-test-'));

  at(name: string): string {
    return path.join(this.folder, name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A closed project of this many text items t1, t2 …, three classes, and annotators. */
  async make(name: string, { items = 6, annotators = ['Ann', 'Ben'], title = 'Base' }: { items?: number; annotators?: readonly string[]; title?: string } = {}): Promise<string> {
    const file = this.at(name);
    const project = createProjectFile(file, { name: title, modality: 'text' });
    try {
      addTestItems(project.db, Array.from({ length: items }, (_, index) => ({ id: `t${index + 1}`, tags: { parity: [index % 2 === 0 ? 'odd' : 'even'] } })));
      await serve(project).run('labelSchema.save', { question: 'Which?', classes: CLASSES.map((entry, index) => ({ uid: `uid-${entry}`, name: entry, color: '#000000', hotkey: String(index + 1), definition: '', abstain: false, retired: false })) } as never);
      for (const annotator of annotators) addAnnotator(project.db, { name: annotator, role: 'annotator', imported: false, now: 0 });
    } finally {
      closeProjectFile(project);
    }
    return file;
  }

  copy(name: string, to: string): string {
    copyFileSync(this.at(name), this.at(to));
    return this.at(to);
  }

  /** Opens a project for one piece of work. */
  async with<T>(name: string, work: (service: DataService) => Promise<T> | T): Promise<T> {
    const project = openProjectFile(this.at(name));
    try {
      return await work(serve(project));
    } finally {
      closeProjectFile(project);
    }
  }

  /** One answer, or one taken back (`class` null: the annotator's present answer is withdrawn; `skip` and `ambiguous` are those). */
  answer(name: string, item: string, annotator: string, answer: string | null, now = Date.now()): Promise<void> {
    return this.with(name, ({ project: { db } }) => {
      const itemId = db.prepare<[string], number>('SELECT id FROM item WHERE external_id = ?').pluck().get(item)!;
      const annotatorId = db.prepare<[string], number>('SELECT id FROM annotator WHERE name = ?').pluck().get(annotator)!;
      const event = { uid: ulid(now), itemId, annotatorId, note: '', createdAt: now, durationMs: null };
      db.transaction(() => {
        if (answer === 'skip' || answer === 'ambiguous') appendEvent(db, { ...event, kind: answer, classId: null });
        else if (answer !== null) appendEvent(db, { ...event, kind: 'label', classId: db.prepare<[string], number>('SELECT id FROM class WHERE name = ?').pluck().get(answer)! });
        else {
          const present = db.prepare<[number, number], string>('SELECT a.uid FROM current_label l JOIN annotation a ON a.seq = l.seq WHERE l.item_id = ? AND l.annotator_id = ?').pluck().get(itemId, annotatorId);
          if (present !== undefined) appendEvent(db, { ...event, kind: 'withdraw', classId: null, refersTo: present });
        }
      })();
    });
  }

  merge(name: string, ...others: readonly string[]): Promise<MergeReport> {
    return this.with(name, (service) => runJob(service, 'merges.run', { files: others.map((other) => this.at(other)) })) as Promise<MergeReport>;
  }

  preview(name: string, ...others: readonly string[]): Promise<MergeReport> {
    return this.with(name, (service) => runJob(service, 'merges.preview', { files: others.map((other) => this.at(other)) })) as Promise<MergeReport>;
  }

  package(name: string, annotator: string, out: string): Promise<PackageResult> {
    return this.with(name, (service) => {
      const annotatorId = service.project.db.prepare<[string], number>('SELECT id FROM annotator WHERE name = ?').pluck().get(annotator);
      return runJob(service, 'packages.create', { annotatorId, folder: this.folder, fileName: out });
    }) as Promise<PackageResult>;
  }

  /** What `goldset verify` finds. */
  problems(name: string): Promise<string[]> {
    return this.with(name, async (service) => (await service.run('project.verify', {} as never)).problems);
  }

  /** Everything that a project says, by ids that are the same in every copy; the order of arrival is left out. */
  state(name: string): Promise<string> {
    return this.with(name, ({ project: { db } }) => canonicalState(db));
  }
}

export function serve(project: OpenProject): DataService {
  const service = new DataService({ spawnImporter: importInProcess, pathOfToken: (token) => token, onJob: () => undefined, onChanged: () => undefined });
  service.setProject(project);
  return service;
}

export async function runJob(service: DataService, message: 'merges.run' | 'merges.preview' | 'packages.create', input: unknown): Promise<unknown> {
  const { jobId } = await service.run(message, input as never);
  const job = await service.jobs.settled(jobId);
  if (job.error) throw new Error(`${job.error.code}: ${job.error.message}`);
  return job.result;
}

const STATE: readonly string[] = [
  'SELECT external_id, content, metadata FROM item ORDER BY 1',
  'SELECT uid, name, imported FROM annotator ORDER BY 1',
  'SELECT c.uid, c.name, t.uid, c.retired FROM class c LEFT JOIN class t ON t.id = c.merged_into ORDER BY 1',
  `SELECT a.uid, o.uid, a.origin_seq, a.kind, i.external_id, n.uid, c.uid, a.refers_to, a.note, a.created_at, hex(a.hash) FROM annotation a JOIN origin o ON o.id = a.origin_id
   JOIN item i ON i.id = a.item_id JOIN annotator n ON n.id = a.annotator_id LEFT JOIN class c ON c.id = a.class_id ORDER BY 1`,
  'SELECT i.external_id, n.uid, a.uid, l.kind, c.uid FROM current_label l JOIN item i ON i.id = l.item_id JOIN annotator n ON n.id = l.annotator_id JOIN annotation a ON a.seq = l.seq LEFT JOIN class c ON c.id = l.class_id ORDER BY 1, 2',
  'SELECT g.uid, i.external_id, g.decision, c.uid, g.refers_to FROM gold_event g JOIN item i ON i.id = g.item_id LEFT JOIN class c ON c.id = g.class_id ORDER BY 1',
  'SELECT i.external_id, s.split, s.annotations, a.uid, s.agreement, s.decision, g.uid FROM item_state s JOIN item i ON i.id = s.item_id LEFT JOIN class a ON a.id = s.answer_class_id LEFT JOIN class g ON g.id = s.gold_class_id ORDER BY 1',
  'SELECT n.uid, labels, ambiguous, skipped FROM annotator_count JOIN annotator n ON n.id = annotator_id WHERE labels + ambiguous + skipped > 0 ORDER BY 1',
  'SELECT uid, text FROM discussion_note ORDER BY 1',
];

export function canonicalState(db: OpenProject['db']): string {
  return JSON.stringify(STATE.map((sql) => db.prepare(sql).raw().all()));
}
