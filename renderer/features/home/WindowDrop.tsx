import { useCallback } from 'react';
import { useFileDrop } from '../../components/useFileDrop';
import { takeDroppedFiles } from '../../state/opening';
import classes from './Home.module.css';

/** Files dropped anywhere on the window; says what will happen while they hover. */
export function WindowDrop({ hasProject }: { readonly hasProject: boolean }) {
  const isOver = useFileDrop(useCallback((files) => takeDroppedFiles(files, hasProject), [hasProject]));
  if (!isOver) return null;
  return (
    <div className={classes.drop} aria-hidden>
      <div className={classes.dropText}>{hasProject ? 'Drop data files or a folder to import them' : 'Drop a project to open it, or data to start a new one'}</div>
    </div>
  );
}
