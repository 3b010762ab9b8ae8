// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { ALL_ITEMS } from '../../../../shared/domain/itemQuery';
import { useAnalyse } from '../../../state/analyse';
import { lookThrough, openLook, useAsked } from './lookRequest';
import { looking } from './lookSession';

const LISTED = { title: 'complaint called praise', query: ALL_ITEMS };
const isLooking = () => looking.store.getState().request !== null;

beforeEach(() => {
  openLook('a project before');
  openLook('project');
  looking.store.setState({ request: {} as never, itemIds: [1, 2], at: 1 });
});

test('other items than those gone through can be asked for', () => {
  lookThrough(LISTED.title, LISTED.query);
  expect(isLooking()).toBe(false);
  expect(useAsked.getState().listed).toEqual(LISTED);
  expect(useAnalyse.getState().tab).toBe('look');
});

test('in another project nothing of this one is gone through; opened again, all stays', () => {
  useAsked.setState({ listed: LISTED });
  openLook('project');
  expect([isLooking(), useAsked.getState().listed]).toEqual([true, LISTED]);
  openLook('another');
  expect([isLooking(), useAsked.getState().listed]).toEqual([false, null]);
});
