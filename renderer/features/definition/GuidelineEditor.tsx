import { Textarea } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import type { GuidelineVersion } from '../../../shared/contract/definition';
import { Markdown } from '../../components/Markdown';
import { services } from '../../data/services';
import { diffLines } from './diffLines';
import { useDrafts } from './drafts';
import classes from './GuidelineEditor.module.css';
import { SaveBar } from './SaveBar';

/** The instructions to annotators, in Markdown, with what they will see beside them. */
export function GuidelineEditor({ saved }: { readonly saved: GuidelineVersion }) {
  const draft = useDrafts((state) => state.guideline);
  const text = draft ?? saved.markdown;
  const shown = useDeferredValue(text);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const edit = (markdown: string) => {
    setRefusal(null);
    useDrafts.setState({ guideline: markdown === saved.markdown ? null : markdown });
  };
  const save = async () => {
    setIsSaving(true);
    try {
      await services.call('guideline.save', { markdown: text });
      useDrafts.setState({ guideline: null });
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    } finally {
      setIsSaving(false);
    }
  };

  return (
    <div className={classes.editor}>
      <div className={classes.columns}>
        <Textarea
          className={classes.source}
          classNames={{ wrapper: classes.fill, input: classes.input }}
          aria-label="Guideline, in Markdown"
          placeholder={'# How to decide\n\nWhat counts as which class, with examples, and what to do when in doubt.'}
          value={text}
          maxLength={1_000_000}
          dir="auto"
          onChange={(event) => edit(event.currentTarget.value)}
        />
        <section className={classes.preview} aria-label="Preview" tabIndex={0}>
          {shown.trim() === '' ? <p className={classes.muted}>The preview appears here. Headings, lists, tables and emphasis work; links are not opened and HTML is shown as text.</p> : <Markdown text={shown} />}
        </section>
      </div>
      <SaveBar title="Save the guideline" changes={draft === null ? [] : [describe(saved.markdown, draft)]} problem={null} refusal={refusal} isSaving={isSaving} onSave={() => void save()} onDiscard={() => edit(saved.markdown)} />
    </div>
  );
}

function describe(before: string, after: string): string {
  const lines = diffLines(before, after);
  const count = (kind: string) => lines.filter((line) => line.kind === kind).length;
  return `Unsaved: ${count('added')} lines added, ${count('removed')} removed`;
}
