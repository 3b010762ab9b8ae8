import { MantineProvider, Modal } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Command } from './command';
import { offerCommands, runCommandOfKey } from './registry';

let done: string[] = [];
let stop: (() => void)[] = [];
const command = (id: string, keys: string): Command => ({ id, title: id, section: 'View', keys, isAvailable: () => true, run: () => void done.push(id) });
const onKey = (event: KeyboardEvent) => void runCommandOfKey(event);

beforeEach(() => {
  done = [];
  stop = [offerCommands([command('app.undo', 'mod+z'), command('palette', 'mod+k')], { of: 'app' }), offerCommands([command('new', 'mod+enter'), command('screen.undo', 'mod+z'), command('tab', 'mod+shift+o')])];
  window.addEventListener('keydown', onKey);
});
afterEach(() => {
  for (const end of stop) end();
  window.removeEventListener('keydown', onKey);
});

const pressAll = (target: Element) => {
  for (const init of [{ key: 'Enter' }, { key: 'z' }, { key: 'O', shiftKey: true }, { key: 'k' }]) fireEvent.keyDown(target, { ctrlKey: true, ...init });
};

test('a screen takes keys over from the app while nothing lies over it', () => {
  pressAll(document.body);
  expect(done).toEqual(['new', 'screen.undo', 'tab', 'palette']);
});

test('in a dialog the keys of the screen behind it rest, those of the app work', () => {
  render(
    <MantineProvider>
      <Modal opened onClose={() => {}} title="Dialog" transitionProps={{ duration: 0 }}>
        <input aria-label="Title" />
      </Modal>
    </MantineProvider>,
  );
  pressAll(screen.getByLabelText('Title'));
  expect(done).toEqual(['app.undo', 'palette']);
  pressAll(document.body);
  expect(done).toEqual(['app.undo', 'palette', 'app.undo', 'palette']);
});

test('a dialog that leaves the screen usable has the keys pressed in it, and only those', () => {
  render(
    <div role="dialog">
      <input aria-label="Value" />
    </div>,
  );
  pressAll(screen.getByLabelText('Value'));
  expect(done).toEqual(['app.undo', 'palette']);
  pressAll(document.body);
  expect(done.slice(2)).toEqual(['new', 'screen.undo', 'tab', 'palette']);
});
