import { useEffect, useState } from 'react';
import type { PickedFile } from '../../shared/contract/shell';

/** Takes files dropped anywhere on the window; true while files hover over it. What is not a file on disk is left out. */
export function useFileDrop(onFiles: (files: readonly PickedFile[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => Boolean(event.dataTransfer?.types.includes('Files'));
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      // null: the pointer left the window, not just an element of it
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      void Promise.all(files.map((file) => window.goldset.tokenOfDroppedFile(file))).then((picked) => onFiles(picked.filter((file) => file !== null)));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return isOver;
}
