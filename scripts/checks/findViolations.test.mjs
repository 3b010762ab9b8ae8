import { describe, expect, it } from 'vitest';
import { findViolations } from './findViolations.mjs';

const violations = (file, source) => findViolations(file, source).length;

describe('imports that are allowed', () => {
  it.each([
    ['shared/metrics/f1Score.ts', "import { z } from 'zod';\nimport type { Item } from '../domain/item';"],
    ['shared/metrics/f1Score.test.ts', "import fs from 'node:fs';"],
    ['renderer/features/label/LabelPage.tsx', "import { Keycap } from '../../components/Keycap';\nimport { x } from './x';"],
    ['renderer/features/home/Home.tsx', "import { messages } from '../../../shared/contract';"],
    ['renderer/App.tsx', "import { LabelPage } from './features/label/LabelPage';"],
    ['electron/data/db/open.ts', "import Database from 'better-sqlite3';\nimport { x } from '../../processMessages';"],
    ['electron/cli/index.ts', "import { handlers } from '../data/handlers';\nimport fs from 'fs';"],
    ['electron/main/index.ts', "import { app } from 'electron';\nimport { version } from '../../package.json';"],
    ['e2e/label.e2e.ts', "import Database from 'better-sqlite3';"],
  ])('%s', (file, source) => expect(findViolations(file, source)).toEqual([]));
});

describe('imports that are not', () => {
  it.each([
    ['shared/domain/item.ts', "import { app } from '../../renderer/App';"],
    ['shared/domain/item.ts', "export * from '../../electron/data/handlers';"],
    ['shared/domain/item.ts', "import { readFileSync } from 'fs';"],
    ['shared/domain/item.ts', "const p = await import('node:path');"],
    ['renderer/data/client.ts', "import path from 'node:path';"],
    ['renderer/data/client.ts', "import { ipcRenderer } from 'electron';"],
    ['renderer/data/client.ts', "import { query } from '../../electron/data/items/queries';"],
    ['renderer/features/label/LabelPage.tsx', "import { Grid } from '../data/Grid';"],
    ['renderer/features/label/LabelPage.tsx', "import * as data from '../data';"],
    ['renderer/features/label/LabelPage.tsx', "new Worker(new URL('../data/worker.ts', import.meta.url))"],
    ['electron/data/service.ts', "import { app } from 'electron';"],
    ['electron/data/service.ts', "import { x } from '../cli/x';"],
    ['electron/cli/index.ts', "import Database from 'better-sqlite3';"],
    ['electron/main/index.ts', "import { open } from '../data/db/open';"],
    ['electron/main/index.ts', "const sqlite = require('better-sqlite3');"],
    ['electron/preload/index.ts', "import { x } from '../main/x';"],
    ['electron/processMessages.ts', "import { x } from './data/service';"],
    ['electron/main/index.ts', "import '../../scripts/setup.mjs';"],
  ])('%s: %s', (file, source) => expect(violations(file, source)).toBe(1));
});

describe('words that have one place or none', () => {
  it.each([
    ['renderer/components/Markdown.tsx', '<div dangerouslySetInnerHTML={{ __html: html }} />'],
    ['renderer/components/Markdown.tsx', 'node.innerHTML = html;'],
    ['renderer/components/Markdown.tsx', "node.insertAdjacentHTML('beforeend', html);"],
    ['electron/main/dialogs.ts', "ipcMain.handle('open', open);"],
    ['electron/main/dialogs.ts', "ipcMain.on('open', open);"],
  ])('%s: %s', (file, source) => expect(violations(file, source)).toBe(1));

  it.each([
    ['electron/main/ipc.ts', "ipcMain.handle('open', open);"],
    ['renderer/components/Markdown.tsx', '// never innerHTML = x\nif (node.innerHTML === "") return;'],
  ])('%s: %s', (file, source) => expect(violations(file, source)).toBe(0));
});

it('says why', () => {
  expect(findViolations('renderer/data/client.ts', "import path from 'path';")[0]).toMatch(/client\.ts imports path: renderer is a sandboxed page/);
});
