/** A file name for an annotator's package that every system takes. */
export function packageName(project: string, annotator: string, back: boolean): string {
  const plain = (text: string) => text.replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, ' ').trim().slice(0, 60).trim();
  return `${plain(project) || 'Project'} - ${plain(annotator) || 'annotator'}${back ? ' (back)' : ''}.goldset-package`;
}
