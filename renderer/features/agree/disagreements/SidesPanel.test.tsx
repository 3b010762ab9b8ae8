import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { DisagreementItem } from '../../../../shared/contract/settling';
import type { LabelClass } from '../../../../shared/domain/labelSchema';
import { candidatesOf } from './candidatesOf';
import { settling } from './settling';
import { SidesPanel } from './SidesPanel';

const make = (name: string, more: Partial<LabelClass> = {}): LabelClass => ({ uid: `uid-${name}`, name, color: '#0072b2', hotkey: null, definition: '', abstain: false, retired: false, ...more });
const answer = (annotator: string, name: string | null, note = '') => ({ annotatorId: annotator.charCodeAt(0), annotator, kind: name === null ? ('ambiguous' as const) : ('label' as const), classUid: name === null ? null : `uid-${name}`, note, createdAt: 0 });

const ITEM: DisagreementItem = {
  content: { id: 1, externalId: 'i', modality: 'text', text: 't', media: null, features: [], metadata: [], tags: {}, split: null },
  decision: null,
  goldClassUid: null,
  answers: [answer('Ada', 'ham', 'it says so'), answer('Ben', 'spam'), answer('Cem', 'ham'), answer('Dan', null, 'neither')],
  discussion: [],
  gold: [],
};
const decided = vi.spyOn(settling, 'decide').mockResolvedValue();
beforeEach(() => decided.mockClear());

function show(classes: readonly LabelClass[], nameOf = (place: number) => String.fromCharCode(65 + place)): void {
  render(
    <MantineProvider>
      <SidesPanel item={ITEM} sides={candidatesOf(ITEM, classes)} row={null} nameOf={nameOf} />
    </MantineProvider>,
  );
}
const candidates = () => [...screen.getByRole('group', { name: 'Candidates' }).querySelectorAll('button')];

test('candidates stand by number of answers, with their digit and who gave them by letter; notes and flags are by letter too', () => {
  show([make('spam'), make('ham'), make('other')]);
  expect(candidates().map(({ textContent }) => textContent)).toEqual(['1hamAC', '2spamB']);
  expect(screen.getByText(/Flagged as ambiguous by/).textContent).toBe('Flagged as ambiguous by D');
  expect(screen.getByRole('list', { name: 'Notes of annotators' }).textContent).toBe('A it says soD neither');
  expect(document.body.textContent).not.toContain('Ada');
});

test('a click decides, but not for a retired class', () => {
  show([make('spam', { retired: true }), make('ham')]);
  for (const button of candidates()) fireEvent.click(button);
  expect(decided.mock.calls).toEqual([['label', 'uid-ham']]);
});

test('a class that nobody gave is found by typing, Enter decides for the first or the one chosen', () => {
  show([make('spam'), make('ham'), ...Array.from({ length: 20 }, (_, place) => make(`topic ${place}`))]);
  const search = screen.getByRole('textbox', { name: 'Find another class' });
  fireEvent.change(search, { target: { value: 'topic 1' } });
  fireEvent.keyDown(search, { key: 'ArrowDown' });
  fireEvent.keyDown(search, { key: 'Enter' });
  expect(decided.mock.calls).toEqual([['label', 'uid-topic 10']]);
});
