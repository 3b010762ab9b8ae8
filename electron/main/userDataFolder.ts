import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';

/** Settings, samples and logs of this user; another folder by `GOLDSET_USER_DATA` (tests) makes it another instance. Before `ready`. */
export function useUserDataFolder(): string {
  const chosen = process.env.GOLDSET_USER_DATA;
  if (chosen) {
    const folder = path.resolve(chosen);
    mkdirSync(folder, { recursive: true });
    app.setPath('userData', folder);
    app.setPath('sessionData', folder);
  }
  return app.getPath('userData');
}
