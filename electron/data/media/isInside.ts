import path from 'node:path';

/** Whether `file` lies below `folder`; both real and absolute. `/data/media-evil/x` is not inside `/data/media`. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
