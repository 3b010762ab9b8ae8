import { statSync } from 'node:fs';
import path from 'node:path';
import type { PickedFile } from '../../shared/contract/shell';
import type { Services } from './services';
import type { Tokens } from './tokens';

/** Gives the page a token for a path that the user chose, and tells the data process what it stands for; null when nothing is there. */
export function pickPath({ tokens, services }: { tokens: Tokens; services: Services }, file: string): PickedFile | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat || !(stat.isFile() || stat.isDirectory())) return null;
  const token = tokens.issue(file);
  services.grant(token, file).catch(() => undefined); // given up: every token is granted again when it is restarted
  return { token, name: path.basename(file), bytes: stat.isFile() ? stat.size : 0, isFolder: stat.isDirectory() };
}
