import { Button, Tabs } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useEffect, useLayoutEffect } from 'react';
import type { ProjectInfo } from '../../../shared/contract/project';
import { displayKeys, offerCommands } from '../../commands/registry';
import { EmptyState } from '../../components/EmptyState';
import { Keycap } from '../../components/Keycap';
import { Problem } from '../../components/Problem';
import { useRead } from '../../data/queries';
import { baselineRunOf, openAnalyse, showAnalyseTab, useAnalyse } from '../../state/analyse';
import { openPredictionImport, showScreen } from '../../state/app';
import { useBlind } from '../../state/useBlind';
import classes from './AnalyseScreen.module.css';
import { ANALYSE_TABS } from './analyseTabs';
import { HeadBar } from './HeadBar';
import { openLook } from './look/lookRequest';

/** Where a run errs, against gold, people and another run, and what to do about it. */
export function AnalyseScreen() {
  const project = useRead('project.get', {}).data;
  const isBlind = useBlind();
  if (!project) return null;
  if (isBlind) {
    return <EmptyState title="You label blind" text="Errors are counted against gold labels, which are hidden while you label, so that your answers stay independent. An adjudicator, or whoever switches blind labelling off on the Team tab of Agree, sees this screen." />;
  }
  return <Analyse key={project.uid} project={project} />;
}

function Analyse({ project }: { readonly project: ProjectInfo }) {
  useLayoutEffect(() => {
    openAnalyse(project.uid);
    openLook(project.uid);
  }, [project.uid]);
  useEffect(() => offerCommands(ANALYSE_TABS.map(({ id, title, keys }) => ({ id: `analyse.${id}`, title: `Error analysis: ${title}`, section: 'Go to', keys, isAvailable: () => true, run: () => showAnalyseTab(id) }))), []);
  const { tab: chosen, runId: chosenRun, baseline, query } = useAnalyse();
  const runs = useRead('runs.list', {});
  const tab = ANALYSE_TABS.find(({ id }) => id === chosen) ?? ANALYSE_TABS[0]!;
  const run = runs.data?.find(({ runId }) => runId === chosenRun) ?? runs.data?.[0] ?? null;
  const baselineId = baselineRunOf(baseline);
  const baselineRunId = runs.data?.some(({ runId }) => runId === baselineId) && baselineId !== run?.runId ? baselineId : null;
  const props = { baselineRunId, query, readOnly: project.readOnly !== null };
  return (
    <Tabs className={classes.screen} value={tab.id} onChange={(value) => showAnalyseTab(ANALYSE_TABS.find(({ id }) => id === value)?.id ?? 'overview')} keepMounted={false} activateTabWithKeyboard>
      <h1 className="visuallyHidden">Error analysis</h1>
      <Tabs.List className={classes.tabs} aria-label="Parts of the Analyse screen">
        {ANALYSE_TABS.map(({ id, title, keys }) => (
          <Tabs.Tab key={id} value={id} title={`${title} (${displayKeys(keys)})`} rightSection={<span className={classes.tabKey}><Keycap keys={displayKeys(keys)} /></span>}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {runs.data && run && <HeadBar runs={runs.data} run={run} {...props} />}
      {ANALYSE_TABS.map(({ id, withoutRun, render }) => (
        <Tabs.Panel key={id} value={id} className={classes.part}>
          {runs.error ? (
            <div className={classes.problem}>
              <Problem title="The runs could not be read">{runs.error.message}</Problem>
            </div>
          ) : !runs.data ? null : run ? (
            render({ ...props, runId: run.runId })
          ) : withoutRun ? (
            withoutRun(props)
          ) : (
            <NoRun project={project} />
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** Says what is needed first: items, gold labels, then predictions. */
function NoRun({ project }: { readonly project: ProjectInfo }) {
  if (project.items > 0 && project.gold === 0) {
    return (
      <EmptyState
        title="No gold labels yet"
        text="Errors are what a model says otherwise than the gold label. Settle the answers of your annotators on the Agree screen, or import a column of gold labels; then import a model’s predictions."
        action={<Button onClick={() => showScreen('agree')}>Settle labels</Button>}
      />
    );
  }
  return (
    <EmptyState
      title="No predictions yet"
      text="Bring what a model said of these items: a CSV, TSV, JSONL or Parquet file with item ids and classes or class probabilities. Every error is then counted, by class, by tag, against people and against other models."
      action={
        <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={openPredictionImport}>
          Import predictions
        </Button>
      }
    />
  );
}
