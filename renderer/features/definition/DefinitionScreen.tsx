import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import { displayKeys, offerCommands } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { useRead } from '../../data/queries';
import { ChangeClasses } from './ChangeClasses';
import classes from './DefinitionScreen.module.css';
import { enterProject, useDrafts } from './drafts';
import { GuidelineEditor } from './GuidelineEditor';
import { GuidelineVersions } from './GuidelineVersions';
import { SchemaEditor } from './SchemaEditor';
import { SchemaVersions } from './SchemaVersions';
import { closeSurgery, openSurgery } from './surgeryStore';

const PARTS = ['classes', 'guideline', 'classVersions', 'guidelineVersions'] as const;
type Part = (typeof PARTS)[number];

/** What is asked about each item, which answers there are, and how to decide between them. */
export function DefinitionScreen() {
  const project = useRead('project.get', {});
  const schema = useRead('labelSchema.get', {});
  const guideline = useRead('guideline.get', {});
  const lock = useRead('surgery.lock', {});
  const drafts = useDrafts();
  const [part, setPart] = useState<Part>('classes');
  const uid = project.data?.uid;
  useEffect(() => {
    if (uid !== undefined) enterProject(uid);
  }, [uid]);
  useEffect(() => offerCommands([{ id: 'definition.change', title: 'Change classes: merge, split, rename, retire …', section: 'Edit', keys: 'mod+e', isAvailable: () => true, run: () => openSurgery() }]), []);
  useEffect(() => closeSurgery, []);
  if (!project.data || !schema.data || !guideline.data || drafts.projectUid !== uid) return null;

  const locked = project.data.readOnly ?? lock.data?.reason ?? null;
  const blocked = locked ?? (drafts.schema === null ? null : 'Edits of the classes are not saved yet. Save or discard them first.');
  const mark = (text: string, isChanged: boolean) => (isChanged ? `${text} •` : text);
  return (
    <div className={classes.screen}>
      <h1 className="visuallyHidden">Classes and guideline</h1>
      <header className={classes.head}>
        <SegmentedControl
          aria-label="Part of the definition"
          value={part}
          onChange={(value) => setPart(PARTS.find((known) => known === value) ?? 'classes')}
          data={[
            { value: 'classes', label: mark('Classes', drafts.schema !== null) },
            { value: 'guideline', label: mark('Guideline', drafts.guideline !== null) },
            { value: 'classVersions', label: `Class versions (${schema.data.version})` },
            { value: 'guidelineVersions', label: `Guideline versions (${guideline.data.version})` },
          ]}
        />
        {part === 'classes' && (
          <Button variant="default" ml="auto" disabled={locked !== null} onClick={() => openSurgery()} rightSection={<Keycap keys={displayKeys('mod+E')} />}>
            Change classes
          </Button>
        )}
      </header>
      {lock.data?.reason && (
        <p className={classes.locked} role="status">
          {lock.data.reason}
        </p>
      )}
      <div className={classes.part}>
        {part === 'classes' && <SchemaEditor saved={schema.data} isLocked={Boolean(lock.data?.reason)} />}
        {part === 'guideline' && <GuidelineEditor saved={guideline.data} />}
        {part === 'classVersions' && <SchemaVersions />}
        {part === 'guidelineVersions' && <GuidelineVersions />}
      </div>
      <ChangeClasses schema={schema.data} blocked={blocked} />
    </div>
  );
}
