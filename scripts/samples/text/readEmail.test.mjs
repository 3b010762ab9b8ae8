import { expect, it } from 'vitest';
import { readEmail } from './readEmail.mjs';

const read = (lines) => readEmail(Buffer.from(lines.join('\n'), 'latin1'));

it('reads a plain message without its headers', () => {
  const email = read(['From: a@b.c', 'Subject: Hello', '  there', '', 'First line', '', '', '', 'Last line', '']);
  expect(email).toEqual({ subject: 'Hello there', body: 'First line\n\nLast line', isHtml: false });
});

it('decodes quoted-printable in the character set of the part', () => {
  const email = read(['Subject: =?utf-8?Q?caf=C3=A9_au_lait?=', 'Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable', '', 'caf=E9 is=', ' open']);
  expect(email).toMatchObject({ subject: 'café au lait', body: 'café is open' });
});

it('prefers the plain part of a message that has both', () => {
  const email = read([
    'Content-Type: multipart/alternative; boundary="XX"', '', 'preamble', '--XX', 'Content-Type: text/html', '', '<b>rich</b>',
    '--XX', 'Content-Type: text/plain', '', 'poor', '--XX--',
  ]);
  expect(email).toMatchObject({ body: 'poor', isHtml: false });
});

it('turns HTML into text, without scripts and comments', () => {
  const email = read(['Content-Type: text/html', '', '<html><script>evil()</script><p>Fish &amp; <!-- no --> chips&#33;</p><p>2&nbsp;&lt; 3</p></html>']);
  expect(email).toMatchObject({ body: 'Fish & chips!\n\n2 < 3', isHtml: true });
});

it('survives an unknown character set and broken entities', () => {
  expect(read(['Content-Type: text/html; charset=default_charset', '', 'a &#x110000; &bogus; b']).body).toBe('a &bogus; b');
});
