import { create } from 'zustand';
import { z } from 'zod';
import { labelClass } from '../../../shared/contract/definition';
import type { SchemaDraft } from './schemaDraft';

interface Drafts {
  readonly projectUid: string | null;
  /** Null: as saved. */
  readonly schema: SchemaDraft | null;
  readonly guideline: string | null;
}

const keyOf = (projectUid: string) => `goldset.drafts.${projectUid}`;
/** Names may be unfinished in a draft. */
const stored = z.object({
  schema: z.object({ question: z.string(), classes: z.array(labelClass.extend({ name: z.string() })) }).nullable(),
  guideline: z.string().nullable(),
});

/** What was typed and not saved yet. Kept while other screens are open, and on this computer over a restart. */
export const useDrafts = create<Drafts>(() => ({ projectUid: null, schema: null, guideline: null }));

export function enterProject(projectUid: string): void {
  if (useDrafts.getState().projectUid === projectUid) return;
  store();
  useDrafts.setState({ projectUid, ...readStored(projectUid) });
}

function readStored(projectUid: string): Pick<Drafts, 'schema' | 'guideline'> {
  const text = localStorage.getItem(keyOf(projectUid));
  const none = { schema: null, guideline: null };
  if (text === null) return none;
  try {
    return stored.parse(JSON.parse(text));
  } catch {
    // of another version: the saved state stands
    return none;
  }
}

let timer: ReturnType<typeof setTimeout> | undefined;

function store(): void {
  clearTimeout(timer);
  const { projectUid, schema, guideline } = useDrafts.getState();
  if (projectUid === null) return;
  try {
    if (schema === null && guideline === null) localStorage.removeItem(keyOf(projectUid));
    else localStorage.setItem(keyOf(projectUid), JSON.stringify({ schema, guideline }));
  } catch {
    // more than local storage holds: this draft lasts as long as the window
  }
}

// not with every key: ten thousand classes are a megabyte
useDrafts.subscribe(() => {
  clearTimeout(timer);
  timer = setTimeout(store, 400);
});
window.addEventListener('pagehide', store);
