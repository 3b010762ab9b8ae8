import path from 'node:path';
import { ulid } from 'ulid';
import { getClassColor } from '../../shared/domain/classPalette';
import { assignHotkeys } from '../../shared/domain/hotkeys';
import { PROJECT_EXTENSION, type Modality } from '../../shared/domain/project';
import { createProjectFile } from '../data/project/createProjectFile';
import { openService } from './openService';
import type { CommandContext, CommandResult } from './runCommand';
import { UsageError } from './usageError';

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
  const classes = [...wanted.classes.map((className) => ({ className, abstain: false })), ...wanted.abstain.map((className) => ({ className, abstain: true }))];
  const names = classes.map((entry) => entry.className);
  if (names.includes('') || new Set(names).size < names.length) throw new UsageError('--classes, --abstain: every class needs a name of its own.');
  const opened = openService(file, context, { open: (created) => createProjectFile(created, { name, modality: wanted.modality }) });
  try {
    if (classes.length > 0) {
      await opened.ask('labelSchema.save', {
        question: '',
        classes: assignHotkeys(classes.map(({ className, abstain }, index) => ({ uid: ulid(), name: className, color: getClassColor(index), hotkey: null, definition: '', abstain, retired: false }))),
      });
    }
  } finally {
    await opened.close();
  }
  return { json: { project: file, name, modality: wanted.modality, classes: names }, text: `Made ${project}: ${wanted.modality} items, ${names.length === 0 ? 'no classes yet' : `classes ${names.join(', ')}`}.` };
}
