import path from 'node:path';
import { PACKAGE_EXTENSION, PROJECT_EXTENSION } from '../../shared/domain/project';

export interface Arguments {
  /** A project file or work package to open, absolute. */
  readonly project: string | null;
  /** Id of a bundled sample to open. */
  readonly sample: string | null;
  /** Where to write a picture of the first screen; the app then quits. Absolute. */
  readonly screenshot: string | null;
}

/** Reads what Goldset understands of a command line; Chromium's and Electron's own switches are passed over. `folder`: what relative paths are relative to. */
export function parseArguments(argv: readonly string[], folder: string): Arguments {
  const option = (name: string) => argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;
  const project = argv.slice(1).findLast((argument) => !argument.startsWith('-') && [PROJECT_EXTENSION, PACKAGE_EXTENSION].some((extension) => argument.toLowerCase().endsWith(`.${extension}`)));
  const screenshot = option('screenshot');
  return {
    project: project === undefined ? null : path.resolve(folder, project),
    sample: option('open-sample'),
    screenshot: screenshot === null ? null : path.resolve(folder, screenshot),
  };
}
