import { Button, Tabs } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useEffect, useLayoutEffect } from 'react';
import type { ProjectInfo } from '../../../shared/contract/project';
import { displayKeys, offerCommands } from '../../commands/registry';
import { EmptyState } from '../../components/EmptyState';
import { Keycap } from '../../components/Keycap';
import { useRead } from '../../data/queries';
import { openImport, showScreen } from '../../state/app';
import { openSample, showSampleTab, useSample } from '../../state/sample';
import { useBlind } from '../../state/useBlind';
import { batchPreview } from './batch/batchPreview';
import classes from './Sample.module.css';
import { SAMPLE_TABS } from './sampleTabs';
import { simulation } from './simulation/simulation';

const FEWEST_CLASSES = 2;

/** A model trained here, which items are worth labelling next, and whether that beats chance. */
export function SampleScreen() {
  const project = useRead('project.get', {}).data;
  const schema = useRead('labelSchema.get', {}).data;
  const isBlind = useBlind();
  if (!project || !schema) return null;
  if (isBlind) {
    return <EmptyState title="You label blind" text="A model is made of everybody’s labels, which are hidden while you label, so that your answers stay independent. An adjudicator, or whoever switches blind labelling off on the Team tab of Agree, sees this screen." />;
  }
  if (project.items === 0) {
    return (
      <EmptyState
        title="Nothing to choose from yet"
        text="This is where a model of your labels picks the items that are worth labelling next. It begins with items."
        action={
          <Button leftSection={<IconUpload size={16} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+i')} />} onClick={openImport}>
            Import
          </Button>
        }
      />
    );
  }
  if (schema.classes.filter(({ abstain, retired }) => !abstain && !retired).length < FEWEST_CLASSES) {
    return (
      <EmptyState
        title="No classes to tell apart yet"
        text="A model learns to tell classes apart: it needs two or more that are no abstain classes."
        action={
          <Button rightSection={<Keycap keys={displayKeys('mod+6')} />} onClick={() => showScreen('definition')}>
            Define the classes
          </Button>
        }
      />
    );
  }
  return <Sample key={project.uid} project={project} />;
}

function Sample({ project }: { readonly project: ProjectInfo }) {
  useLayoutEffect(() => {
    if (!openSample(project.uid)) return;
    batchPreview.forget();
    simulation.forget();
  }, [project.uid]);
  useEffect(() => offerCommands(SAMPLE_TABS.map(({ id, title, keys }) => ({ id: `sample.${id}`, title: `Sample: ${title}`, section: 'Go to', keys, isAvailable: () => true, run: () => showSampleTab(id) }))), []);
  const chosen = useSample((state) => state.tab);
  const tab = SAMPLE_TABS.find(({ id }) => id === chosen) ?? SAMPLE_TABS[0]!;
  return (
    <Tabs className={classes.screen} value={tab.id} onChange={(value) => showSampleTab(SAMPLE_TABS.find(({ id }) => id === value)?.id ?? 'train')} keepMounted={false} activateTabWithKeyboard>
      <h1 className="visuallyHidden">Training and sampling</h1>
      <Tabs.List className={classes.tabs} aria-label="Parts of the Sample screen">
        {SAMPLE_TABS.map(({ id, title, keys }) => (
          <Tabs.Tab key={id} value={id} title={`${title} (${displayKeys(keys)})`} rightSection={<span className={classes.tabKey}><Keycap keys={displayKeys(keys)} /></span>}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {SAMPLE_TABS.map(({ id, render }) => (
        <Tabs.Panel key={id} value={id} className={classes.part}>
          {render(project)}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
