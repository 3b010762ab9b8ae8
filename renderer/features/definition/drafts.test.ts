// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { enterProject, useDrafts } from './drafts';

beforeEach(() => {
  localStorage.clear();
  useDrafts.setState({ projectUid: null, schema: null, guideline: null });
});

test('a draft is there again when its project is opened again, and not in another one', () => {
  enterProject('one');
  useDrafts.setState({ guideline: '# Unsaved' });
  enterProject('two');
  expect(useDrafts.getState().guideline).toBeNull();
  enterProject('one');
  expect(useDrafts.getState().guideline).toBe('# Unsaved');
});

test('a draft is kept when the window closes, and forgotten once it is saved', () => {
  enterProject('one');
  useDrafts.setState({ guideline: '# Unsaved' });
  window.dispatchEvent(new Event('pagehide'));
  expect(localStorage.getItem('goldset.drafts.one')).toContain('# Unsaved');
  useDrafts.setState({ guideline: null });
  window.dispatchEvent(new Event('pagehide'));
  expect(localStorage.getItem('goldset.drafts.one')).toBeNull();
});

test('what cannot be read as a draft is passed over', () => {
  localStorage.setItem('goldset.drafts.one', '{"schema": 7}');
  enterProject('one');
  expect(useDrafts.getState().schema).toBeNull();
});
