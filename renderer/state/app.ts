import { create } from 'zustand';
import type { PickedFile } from '../../shared/contract/shell';
import type { ItemQuery, ItemSelection } from '../../shared/domain/itemQuery';

export const SCREENS = ['data', 'label', 'agree', 'sample', 'analyse', 'definition', 'export', 'settings'] as const;
export type Screen = (typeof SCREENS)[number];

/** A list of items that one screen hands to another. */
export interface ItemList {
  /** Null: what finds them, in words, is its name. */
  readonly name: string | null;
  readonly selection: ItemSelection;
}

interface AppState {
  readonly screen: Screen;
  /** The annotator who works now; null until chosen. Kept per project in localStorage. */
  readonly annotatorId: number | null;
  /** Queue that the Label screen works through; 0 = all items; null: not chosen yet, the annotator's assignments come first. */
  readonly queueId: number | null;
  /** Queue of the annotator before: who takes over goes on in it, unless there is work of their own. */
  readonly queueBefore: number | null;
  readonly importOpen: boolean;
  /** Files that the import drawer opens with: dropped, or named when the project was made. */
  readonly importSources: readonly PickedFile[];
  /** What the files are taken for at first. */
  readonly importAs: 'items' | 'predictions';
  readonly annotatorMenuOpen: boolean;
  /** What the Data screen is to list when it shows next; null: what it listed last. */
  readonly itemsToList: ItemQuery | null;
  /** What the Export screen exports; null: all items. */
  readonly itemsToExport: ItemList | null;
}

const SCREEN_KEY = 'goldset.screen';

/** The screen of before, when the page was loaded again in the same window (after a crash of it). */
function screenOfBefore(): Screen {
  const stored = sessionStorage.getItem(SCREEN_KEY);
  return SCREENS.find((screen) => screen === stored) ?? 'data';
}

export const useApp = create<AppState>(() => ({ screen: screenOfBefore(), annotatorId: null, queueId: null, queueBefore: null, importOpen: false, importSources: [], importAs: 'items', annotatorMenuOpen: false, itemsToList: null, itemsToExport: null }));
useApp.subscribe(({ screen }) => sessionStorage.setItem(SCREEN_KEY, screen));

export const showScreen = (screen: Screen) => useApp.setState({ screen });
/** Somebody else works now, in their own assignments if they have any. */
export const chooseAnnotator = (annotatorId: number) =>
  useApp.setState((state) => (annotatorId === state.annotatorId ? { annotatorMenuOpen: false } : { annotatorId, queueId: null, queueBefore: state.queueId ?? state.queueBefore, annotatorMenuOpen: false }));
/** Opens the Label screen on a queue. */
export const labelQueue = (queueId: number) => useApp.setState({ screen: 'label', queueId });
/** Opens the Data screen on what a query finds. */
export const listItems = (itemsToList: ItemQuery) => useApp.setState({ screen: 'data', itemsToList });
/** Opens the Export screen on a list. */
export const exportItems = (list: ItemList) => useApp.setState({ screen: 'export', itemsToExport: isEverything(list.selection) ? null : list });
export const exportAllItems = () => useApp.setState({ itemsToExport: null });
export const openImport = () => useApp.setState({ screen: 'data', importOpen: true, importSources: [], importAs: 'items' });
/** The import of a model's predictions, asked for on the Analyse screen: the way back leads there. */
export const openPredictionImport = () => useApp.setState({ screen: 'data', importOpen: true, importSources: [], importAs: 'predictions' });

function isEverything(selection: ItemSelection): boolean {
  return selection.kind === 'query' && selection.except.length === 0 && selection.query.search === '' && selection.query.filters.length === 0;
}
