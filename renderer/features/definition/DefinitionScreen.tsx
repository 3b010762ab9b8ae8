import { SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useRead } from '../../data/queries';
import classes from './DefinitionScreen.module.css';
import { enterProject, useDrafts } from './drafts';
import { GuidelineEditor } from './GuidelineEditor';
import { GuidelineVersions } from './GuidelineVersions';
import { SchemaEditor } from './SchemaEditor';
import { SchemaVersions } from './SchemaVersions';

const PARTS = ['classes', 'guideline', 'classVersions', 'guidelineVersions'] as const;
type Part = (typeof PARTS)[number];

/** What is asked about each item, which answers there are, and how to decide between them. */
export function DefinitionScreen() {
  const project = useRead('project.get', {});
  const schema = useRead('labelSchema.get', {});
  const guideline = useRead('guideline.get', {});
  const drafts = useDrafts();
  const [part, setPart] = useState<Part>('classes');
  const uid = project.data?.uid;
  useEffect(() => {
    if (uid !== undefined) enterProject(uid);
  }, [uid]);
  if (!project.data || !schema.data || !guideline.data || drafts.projectUid !== uid) return null;

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
      </header>
      <div className={classes.part}>
        {part === 'classes' && <SchemaEditor saved={schema.data} />}
        {part === 'guideline' && <GuidelineEditor saved={guideline.data} />}
        {part === 'classVersions' && <SchemaVersions />}
        {part === 'guidelineVersions' && <GuidelineVersions />}
      </div>
    </div>
  );
}
