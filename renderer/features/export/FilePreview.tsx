import type { Output } from '../../../shared/contract';
import { Problem } from '../../components/Problem';
import { Stale } from '../../components/Stale';
import { formatCount } from '../../format/formatCount';
import classes from './Export.module.css';

interface Props {
  readonly files: Output<'exports.preview'> | null;
  readonly failure: Error | null;
  readonly isStale: boolean;
}

/** The files that an export would write, by name, size and first lines. */
export function FilePreview({ files, failure, isStale }: Props) {
  if (failure) return <Problem title="The files cannot be previewed">{failure.message}</Problem>;
  if (!files) return <div className={classes.tableSpace} />;
  return (
    <Stale when={isStale} className={classes.files}>
      {files.map((file) => (
        <figure key={file.name} className={classes.file}>
          <figcaption>
            <span className={`mono ${classes.fileName}`}>{file.name}</span>
            <span className={classes.fileRows}>{file.rows === 0 ? '' : formatCount(file.rows, 'row')}</span>
          </figcaption>
          <pre className={classes.head} tabIndex={0} dir="auto" aria-label={`First lines of ${file.name}`}>
            {file.head}
          </pre>
        </figure>
      ))}
    </Stale>
  );
}
