import { Text } from '@mantine/core';
import { Problem } from '../../components/Problem';
import { formatBytes } from '../../format/formatBytes';
import { formatCount } from '../../format/formatCount';
import { unusedAnswers } from './columnRoles';
import classes from './Import.module.css';
import { ImportOptions } from './ImportOptions';
import { useImport } from './importStore';
import { PreviewTable } from './PreviewTable';
import { ProblemList } from './ProblemList';
import { ReadingOptions } from './ReadingOptions';

export function ColumnsStep() {
  const { inspection, inspecting, sources, failure, draft } = useImport();
  if (!inspection) return null;
  const more = sources.length - 1;
  const answers = unusedAnswers(draft.roles, inspection.columns, draft.as);
  return (
    <div className={classes.columnsStep}>
      <aside className={classes.options} aria-label="How to import">
        <ReadingOptions inspection={inspection} />
        <ImportOptions inspection={inspection} />
      </aside>
      <section className={classes.preview} aria-label="Preview" aria-busy={inspecting}>
        <div className={classes.previewHead}>
          <bdi className={classes.fileName}>{inspection.file}</bdi>
          <Text c="var(--gs-muted)" size="sm">
            {inspection.format === 'folder' ? formatCount(inspection.mediaFiles, 'media file') : `${formatBytes(inspection.bytes)}, ${formatCount(inspection.columns.length, 'column')}`}
            {more > 0 && `; the same settings for ${formatCount(more, 'more file', 'more files')}`}
          </Text>
        </div>
        {failure !== null && (
          <Problem title="With these settings the file cannot be read">{failure}</Problem>
        )}
        {inspection.problems.length > 0 && <ProblemList problems={inspection.problems} count={inspection.problems.length} compact />}
        {answers.length > 0 && (
          <Text size="sm" c="var(--gs-look)" role="note">
            “<bdi>{answers.join('”, “')}</bdi>” may hold answers. They are taken as gold labels only if you say so.
          </Text>
        )}
        {inspection.columns.length > 0 ? (
          <PreviewTable inspection={inspection} />
        ) : (
          <Text c="var(--gs-muted)" p="lg">
            {inspection.format === 'folder' ? 'Every image or sound in it and its sub-folders becomes one item; its path is the item’s id.' : 'No columns were found.'}
          </Text>
        )}
      </section>
    </div>
  );
}
