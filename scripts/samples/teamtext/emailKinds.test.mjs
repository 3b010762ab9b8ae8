import { expect, it } from 'vitest';
import { doubtsAbout, kindOfEmail } from './emailKinds.mjs';

const kind = (over) => kindOfEmail({ group: 'easy-ham-1', head: 'From: someone@example.org', subject: 'Hello', body: 'Text', ...over });

it('tells the kind of an e-mail by its group, its headers and marks beyond doubt', () => {
  expect(kind({ head: 'From: a\nList-Id: <b>', subject: '[ILUG] Re: disks' })).toBe('discussion');
  expect(kind({ head: 'From: guardian <rssfeeds@spamassassin.taint.org>' })).toBe('news item');
  expect(kind({ group: 'hard-ham-1', body: 'To unsubscribe click below' })).toBe('newsletter');
  expect(kind({ group: 'spam-1', body: 'Buy now' })).toBe('advertising');
  expect(kind({ group: 'spam-2', body: 'I am a barrister in Lagos; the next of kin' })).toBe('fraud');
});

it('leaves out what has no such evidence', () => {
  expect(kind({})).toBeNull();
  expect(kind({ head: 'List-Id: <b>', subject: 'A question' })).toBeNull();
  expect(kind({ group: 'hard-ham-1' })).toBeNull();
  expect(kind({ group: 'spam-1', body: 'Strictly confidential: cheap watches' })).toBeNull();
});

it('doubts a newsletter the more it sells, and less under the second guideline', () => {
  const plain = doubtsAbout({ kind: 'newsletter', text: 'The weather of the week. '.repeat(20) });
  const selling = doubtsAbout({ kind: 'newsletter', text: 'Special offer: buy now, 20% off, free shipping. '.repeat(20) });
  expect(selling.rival).toBe('advertising');
  expect(selling.doubt[0]).toBeGreaterThan(plain.doubt[0]);
  for (const { doubt } of [plain, selling]) expect(doubt[1]).toBeLessThan(doubt[0]);
});
