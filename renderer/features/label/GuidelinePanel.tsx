import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { ClassChip } from '../../components/ClassChip';
import { Keycap } from '../../components/Keycap';
import { Markdown } from '../../components/Markdown';
import { useRead } from '../../data/queries';
import { showScreen } from '../../state/app';
import classes from './GuidelinePanel.module.css';

/** The guideline and the classes' definitions, beside the item. */
export function GuidelinePanel({ entries, onClose }: { readonly entries: readonly LabelClass[]; readonly onClose: () => void }) {
  const guideline = useRead('guideline.get', {});
  const text = guideline.data?.markdown ?? '';
  const defined = entries.filter(({ definition }) => definition !== '');
  return (
    <aside className={classes.panel} aria-label="Guideline">
      <header className={classes.head}>
        <h2>Guideline</h2>
        <span className={classes.version}>{guideline.data ? `version ${guideline.data.version}` : ''}</span>
        <Keycap keys="G" />
        <ActionIcon variant="subtle" color="gray" aria-label="Close the guideline" onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <div className={classes.body} tabIndex={0} role="region" aria-label="Guideline text">
        {text.trim() === '' && defined.length === 0 && (
          <>
            <p className={classes.empty}>There is no guideline yet. Write down how the classes are told apart, so that everyone decides alike.</p>
            <Button variant="default" onClick={() => showScreen('definition')}>
              Write the guideline
            </Button>
          </>
        )}
        <Markdown text={text} />
        {defined.length > 0 && (
          <dl className={classes.definitions}>
            {defined.slice(0, 200).map((entry) => (
              <div key={entry.uid}>
                <dt>
                  <ClassChip name={entry.name} color={entry.color} />
                </dt>
                <dd dir="auto">{entry.definition}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </aside>
  );
}
