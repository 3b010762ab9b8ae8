import { useEffect } from 'react';
import { appCommands } from './commands/appCommands';
import { isChoice, isTyping, offerCommands, runCommandOfKey } from './commands/registry';
import { ErrorBoundary } from './components/ErrorBoundary';
import { showFailure } from './components/showFailure';
import { useRead } from './data/queries';
import { whenScreenSettled } from './data/whenScreenSettled';
import { AgreeScreen } from './features/agree/AgreeScreen';
import { AnalyseScreen } from './features/analyse/AnalyseScreen';
import { DataScreen } from './features/data/DataScreen';
import { DefinitionScreen } from './features/definition/DefinitionScreen';
import { ExportScreen } from './features/export/ExportScreen';
import { BottomBar } from './features/frame/BottomBar';
import { CommandPalette } from './features/frame/CommandPalette';
import { Frame } from './features/frame/Frame';
import { Home } from './features/home/Home';
import { NewProjectDialog } from './features/home/NewProjectDialog';
import { WindowDrop } from './features/home/WindowDrop';
import { ImportDrawer } from './features/import/ImportDrawer';
import { LabelScreen } from './features/label/LabelScreen';
import { SampleScreen } from './features/sample/SampleScreen';
import { SettingsScreen } from './features/settings/SettingsScreen';
import { type Screen, useApp } from './state/app';
import { useOpening } from './state/opening';
import { keepTrainingToProject } from './state/training';
import { useFirstAnnotator } from './state/useFirstAnnotator';

const SCREEN: Record<Screen, { what: string; render: () => React.ReactNode }> = {
  data: { what: 'the Data screen', render: () => <DataScreen /> },
  label: { what: 'the Label screen', render: () => <LabelScreen /> },
  agree: { what: 'the Agree screen', render: () => <AgreeScreen /> },
  sample: { what: 'the Sample screen', render: () => <SampleScreen /> },
  analyse: { what: 'the Analyse screen', render: () => <AnalyseScreen /> },
  definition: { what: 'the Classes screen', render: () => <DefinitionScreen /> },
  export: { what: 'the Export screen', render: () => <ExportScreen /> },
  settings: { what: 'Settings', render: () => <SettingsScreen /> },
};

/** Home without a project, else the frame with the chosen screen. */
export function App() {
  const project = useRead('project.get', {});
  const screen = useApp((state) => state.screen);
  const openUid = project.isSuccess ? (project.data?.uid ?? null) : undefined;
  useAppKeys();
  useFirstAnnotator(openUid);
  useOpenFailureNotice(Boolean(project.data));
  useEffect(() => {
    if (openUid !== undefined) keepTrainingToProject(openUid);
  }, [openUid]);

  const settled = project.isSuccess;
  useEffect(() => {
    if (settled) void whenScreenSettled().then(() => window.goldset.ready({}));
  }, [settled]);

  if (!settled) return null;
  return (
    <>
      <CommandPalette />
      <WindowDrop hasProject={Boolean(project.data)} />
      <NewProjectDialog />
      {project.data ? (
        <Frame project={project.data} footer={<BottomBar />}>
          <ErrorBoundary key={`${project.data.uid} ${screen}`} what={SCREEN[screen].what}>
            {SCREEN[screen].render()}
          </ErrorBoundary>
          <ImportDrawer project={project.data} />
        </Frame>
      ) : (
        <ErrorBoundary what="Home">
          <Home />
        </ErrorBoundary>
      )}
    </>
  );
}

/** Home shows why a project did not open; over an open project it is said and gone. */
function useOpenFailureNotice(hasProject: boolean): void {
  const failure = useOpening((state) => state.failure);
  useEffect(() => {
    if (!hasProject || !failure) return;
    showFailure('The other project was not opened', new Error(failure.message));
    useOpening.setState({ failure: null });
  }, [hasProject, failure]);
}

function useAppKeys(): void {
  useEffect(() => offerCommands(appCommands, { of: 'app' }), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (isTyping(event) && !event.ctrlKey && !event.metaKey)) return;
      // a text field keeps its own undo; switches and lists have none
      if (isTyping(event) && event.key.toLowerCase() === 'z' && !isChoice(event.target)) return;
      if (runCommandOfKey(event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
