import { UnstyledButton } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import type { CustomCellRendererProps, CustomInnerHeaderProps } from 'ag-grid-react';
import { useEffect, useState } from 'react';
import type { ItemRow } from '../../../shared/contract/items';
import { ClassChip } from '../../components/ClassChip';
import { useClasses } from '../../data/useClasses';
import { select, showStatistics, useData } from './dataStore';
import classes from './Grid.module.css';
import { ALL_SELECTED, isSelected, NOTHING_SELECTED } from './selection';
import { toggleRow } from './toggleRow';

type CellProps = CustomCellRendererProps<ItemRow>;

/** The select box; the row takes its tint from the marks it carries. */
export function SelectCell({ data, api }: CellProps) {
  const checked = useData((state) => data !== undefined && isSelected(state.selection, data.id));
  const isCurrent = useData((state) => data !== undefined && state.currentId === data.id);
  if (!data) return null;
  return (
    <span className={classes.select} data-selected={checked || undefined} data-current={isCurrent || undefined}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={checked}
        readOnly
        aria-label={`Select ${data.externalId}`}
        onClick={(event) => {
          event.stopPropagation();
          void toggleRow(api, data, event.shiftKey);
        }}
      />
    </span>
  );
}

/** All that match, or none. */
export function SelectHeader() {
  const selection = useData((state) => state.selection);
  const isAll = selection.kind === 'query' && selection.except.size === 0;
  const isSome = !isAll && (selection.kind === 'query' || selection.ids.size > 0);
  return (
    <span className={classes.select}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label="Select all items that match"
        checked={isAll}
        ref={(box) => {
          if (box) box.indeterminate = isSome;
        }}
        onChange={() => select(isAll || isSome ? NOTHING_SELECTED : ALL_SELECTED)}
      />
    </span>
  );
}

export function PreviewCell({ data }: CellProps) {
  return data ? (
    <span dir="auto" className={classes.preview}>
      {data.preview}
    </span>
  ) : (
    <span className={classes.loading} aria-hidden />
  );
}

/** Scrolling past must not make hundreds of pictures be read. */
const THUMBNAIL_PAUSE_MS = 120;

/** A small picture and its name. A picture that cannot be shown leaves its place empty: the panel says why. */
export function ThumbnailCell({ data }: CellProps) {
  const [wanted, setWanted] = useState(false);
  const attempt = useData((state) => state.mediaAttempt);
  const [failedAttempt, setFailedAttempt] = useState<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setWanted(true), THUMBNAIL_PAUSE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!data) return <span className={classes.loading} aria-hidden />;
  return (
    <span className={classes.thumbnailCell}>
      <span className={classes.thumbnail}>{wanted && failedAttempt !== attempt && <img src={`media://item/${data.id}`} alt="" decoding="async" draggable={false} onError={() => setFailedAttempt(attempt)} />}</span>
      <bdi className={classes.preview}>{data.preview}</bdi>
    </span>
  );
}

export function ClassCell({ value }: CustomCellRendererProps<ItemRow, string | null>) {
  const { byUid } = useClasses();
  if (!value) return null;
  const found = byUid.get(value);
  return <ClassChip name={found?.name ?? value} color={found?.color ?? 'transparent'} />;
}

/** A column's name, and on hover or focus the way to its statistics. */
export function HeaderCell({ displayName, columnId, hasStatistics }: CustomInnerHeaderProps & { readonly columnId: string; readonly hasStatistics: boolean }) {
  return (
    <span className={classes.header}>
      <bdi className={classes.headerName}>{displayName}</bdi>
      {hasStatistics && (
        <UnstyledButton
          className={classes.headerStats}
          tabIndex={-1}
          aria-label={`Statistics of ${displayName}`}
          title="Statistics of this column (C)"
          onClick={(event) => {
            event.stopPropagation();
            showStatistics(columnId);
          }}
        >
          <IconChartBar size={14} aria-hidden />
        </UnstyledButton>
      )}
    </span>
  );
}
