import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ulid } from 'ulid';
import { getClassColor } from '../../shared/domain/classPalette';
import { CLASS_HOTKEYS } from '../../shared/domain/labelSchema';
import { PROJECT_EXTENSION, type Modality } from '../../shared/domain/project';
import { applyPragmas } from '../data/db/pragmas';
import { createSchema } from '../data/db/createSchema';
import { Refusal } from '../data/refusal';
import { openService } from './openService';
import type { CommandContext, CommandResult } from './runCommand';

export interface NewProject {
  /** Null: the file's name without its ending. */
  readonly name: string | null;
  readonly modality: Modality;
  readonly classes: readonly string[];
  readonly abstain: readonly string[];
}

/** Makes an empty project file with its classes. Refuses to touch a file that exists. */
export async function createProject(project: string, wanted: NewProject, context: CommandContext): Promise<CommandResult> {
  const file = path.resolve(project);
  const name = wanted.name ?? path.basename(file, `.${PROJECT_EXTENSION}`);
  if (fs.existsSync(file)) throw new Refusal('exists', `${project} exists already. It was left as it is; choose another name or delete it first.`);
  const classes = [...wanted.classes.map((className) => ({ className, abstain: false })), ...wanted.abstain.map((className) => ({ className, abstain: true }))];
  const db = new Database(file);
  applyPragmas(db);
  createSchema(db, { uid: ulid(), originUid: ulid(), name, modality: wanted.modality, now: Date.now() });
  db.close();
  if (classes.length > 0) {
    const opened = await openService(file, context);
    try {
      await opened.service.handle({
        id: 1,
        message: 'labelSchema.save',
        input: {
          question: '',
          classes: classes.map(({ className, abstain }, index) => ({ uid: ulid(), name: className, color: getClassColor(index), hotkey: CLASS_HOTKEYS[index] ?? null, definition: '', abstain, retired: false })),
        },
      });
    } finally {
      await opened.close();
    }
  }
  const names = classes.map((entry) => entry.className);
  return { json: { project: file, name, modality: wanted.modality, classes: names }, text: `Made ${project}: ${wanted.modality} items, ${names.length === 0 ? 'no classes yet' : `classes ${names.join(', ')}`}.` };
}
