import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ulid } from 'ulid';
import type { Output } from '../../../shared/contract';
import { services } from '../../data/services';
import { AddClasses } from './AddClasses';
import { ClassDetails } from './ClassDetails';
import { ClassRows } from './ClassRows';
import { describeChanges } from './describeChanges';
import { MergedClasses } from './MergedClasses';
import { useDrafts } from './drafts';
import { SaveBar } from './SaveBar';
import { addClasses, changeClass, findProblems, moveClass, removeClass, type SchemaDraft } from './schemaDraft';
import classes from './SchemaEditor.module.css';

/** The question and its classes: a list in the order that breaks ties, and the selected class in full. */
export function SchemaEditor({ saved, isLocked = false }: { readonly saved: Output<'labelSchema.get'>; readonly isLocked?: boolean }) {
  const draft = useDrafts((state) => state.schema) ?? saved;
  const [selectedUid, setSelectedUid] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const problems = useMemo(() => findProblems(draft), [draft]);
  const changes = useMemo(() => describeChanges(saved, draft), [saved, draft]);
  const standing = useMemo(() => draft.classes.filter(({ mergedInto }) => !mergedInto), [draft]);
  const merged = useMemo(() => draft.classes.filter(({ mergedInto }) => mergedInto), [draft]);
  const selected = standing.find(({ uid }) => uid === selectedUid) ?? standing[0] ?? null;
  const savedUids = useMemo(() => new Set(saved.classes.map(({ uid }) => uid)), [saved]);

  const edit = (schema: SchemaDraft) => {
    setRefusal(null);
    useDrafts.setState({ schema: describeChanges(saved, schema).length === 0 ? null : schema });
  };
  const discard = () => {
    setRefusal(null);
    useDrafts.setState({ schema: null });
  };
  const save = async () => {
    setIsSaving(true);
    try {
      await services.call('labelSchema.save', { question: draft.question, classes: [...draft.classes] });
      discard();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    } finally {
      setIsSaving(false);
    }
  };
  const add = (names: string) => {
    const next = addClasses(draft, names, ulid);
    const added = next.classes[draft.classes.length];
    if (added) setSelectedUid(added.uid);
    edit(next);
  };
  /** Merged classes break no ties: they stand behind the others. */
  const move = (uid: string, to: number) => {
    const { classes: moved } = moveClass({ ...draft, classes: standing }, uid, to);
    edit({ ...draft, classes: [...moved, ...merged] });
  };
  const [firstProblem] = [...problems.values()];

  return (
    <fieldset className={classes.editor} disabled={isLocked}>
      <legend className="visuallyHidden">Question and classes</legend>
      <div className={classes.question}>
        <TextInput size="sm" label="Question" placeholder="What is to be decided about each item? For example: Is this message spam?" value={draft.question} maxLength={1_000} dir="auto" onChange={(event) => edit({ ...draft, question: event.currentTarget.value })} />
      </div>
      <div className={classes.columns}>
        <section className={classes.list} aria-label="Classes">
          <AddClasses onAdd={add} />
          {draft.classes.length === 0 ? (
            <div className={classes.empty}>
              <p>Which answers can an item get? Add them one by one, or paste a list, one name a line.</p>
              <Button variant="default" onClick={() => add('yes\nno\n[unclear]')}>
                Start with yes, no, [unclear]
              </Button>
            </div>
          ) : (
            <ClassRows entries={standing} problems={problems} selectedUid={selected?.uid ?? null} onSelect={setSelectedUid} onMove={move} />
          )}
          <MergedClasses entries={draft.classes} />
        </section>
        {selected && (
          <ClassDetails
            key={selected.uid}
            entry={selected}
            problems={problems.get(selected.uid) ?? {}}
            isSaved={savedUids.has(selected.uid)}
            onChange={(change) => edit(changeClass(draft, selected.uid, change))}
            onRemove={() => {
              const at = standing.indexOf(selected);
              setSelectedUid((standing[at + 1] ?? standing[at - 1])?.uid ?? null);
              edit(removeClass(draft, selected.uid));
            }}
          />
        )}
      </div>
      <SaveBar title="Save the classes" changes={changes} problem={firstProblem ? (firstProblem.name ?? firstProblem.hotkey ?? null) : null} refusal={refusal} isSaving={isSaving} onSave={() => void save()} onDiscard={discard} />
    </fieldset>
  );
}
