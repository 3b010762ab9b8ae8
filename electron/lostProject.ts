/** Codes of refusals to open a project file that a backup can stand in for. */
export const LOST: ReadonlySet<string> = new Set(['damaged', 'empty', 'notProject', 'missing']);
