import path from 'node:path';
import { nativeTheme } from 'electron';
import { z } from 'zod';
import { JsonFile } from './jsonFile';

const settings = z.object({ theme: z.enum(['system', 'light', 'dark']) });
export type Theme = z.infer<typeof settings>['theme'];

/** What the user set for the app itself; the page follows the theme through `prefers-color-scheme`. */
export class Settings {
  readonly #file: JsonFile<z.infer<typeof settings>>;

  constructor(userData: string, report: (line: string) => void) {
    this.#file = new JsonFile({ file: path.join(userData, 'settings.json'), schema: settings, initial: { theme: 'system' }, report });
    nativeTheme.themeSource = this.theme;
  }

  get theme(): Theme {
    return this.#file.value.theme;
  }

  setTheme(theme: Theme): void {
    nativeTheme.themeSource = theme;
    this.#file.save({ ...this.#file.value, theme });
  }
}
