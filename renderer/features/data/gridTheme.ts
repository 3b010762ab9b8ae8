import { themeQuartz } from 'ag-grid-community';

/** The grid in the app's tokens: it follows light and dark with the rest. */
export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--gs-accent)',
  backgroundColor: 'var(--gs-bg)',
  foregroundColor: 'var(--gs-text)',
  borderColor: 'var(--gs-line)',
  browserColorScheme: 'inherit',
  headerBackgroundColor: 'var(--gs-panel)',
  headerTextColor: 'var(--gs-muted)',
  headerFontWeight: 500,
  headerFontSize: 12,
  headerHeight: 32,
  rowHeight: 30,
  fontFamily: 'inherit',
  fontSize: 13,
  spacing: 4,
  cellHorizontalPadding: 10,
  rowHoverColor: 'color-mix(in srgb, var(--gs-text) 4%, transparent)',
  headerCellHoverBackgroundColor: 'var(--gs-line)',
  rowLoadingSkeletonEffectColor: 'var(--gs-line)',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  headerColumnResizeHandleColor: 'var(--gs-line-strong)',
  rangeSelectionBorderColor: 'var(--gs-accent)',
});

/** Rows high enough for a small picture. */
export const pictureGridTheme = gridTheme.withParams({ rowHeight: 42 });
