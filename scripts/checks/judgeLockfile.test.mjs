import { expect, it } from 'vitest';
import { judgeLockfile } from './judgeLockfile.mjs';

const good = { version: '1.2.3', integrity: 'sha512-abc=' };
const judge = (packages) => judgeLockfile({ packages: { '': { name: 'goldset' }, ...packages } });

it('accepts hashed packages of the registry, with and without their address', () => {
  expect(judge({
    'node_modules/a': good,
    'node_modules/b': { ...good, resolved: 'https://registry.npmjs.org/b/-/b-1.2.3.tgz' },
    'node_modules/c/node_modules/d': { version: '1.0.0', inBundle: true },
  })).toEqual([]);
});

it.each([
  ['a git dependency', { version: '1.2.3', integrity: 'sha512-abc=', resolved: 'git+ssh://git@github.com/x/y.git#0123' }],
  ['a tarball from elsewhere', { ...good, resolved: 'https://example.com/a.tgz' }],
  ['plain http', { ...good, resolved: 'http://registry.npmjs.org/a/-/a-1.2.3.tgz' }],
  ['a folder', { link: true, resolved: undefined }],
  ['no hash', { version: '1.2.3' }],
  ['a weak hash', { version: '1.2.3', integrity: 'sha1-abc=' }],
  ['no released version', { ...good, version: 'github:x/y' }],
])('refuses %s', (_, entry) => expect(judge({ 'node_modules/a': entry })).toHaveLength(1));

it('refuses a second copy of what must be single, and allows it for others', () => {
  expect(judge({ 'node_modules/react': good, 'node_modules/x/node_modules/react': good })).toHaveLength(1);
  expect(judge({ 'node_modules/ms': good, 'node_modules/x/node_modules/ms': good })).toEqual([]);
});

it('refuses a lock file that lacks the package of some platform', () => {
  const entry = { ...good, optionalDependencies: { 'a-linux': '1.2.3', 'a-windows': '1.2.3' } };
  expect(judge({ 'node_modules/a': entry, 'node_modules/a-linux': good })).toHaveLength(1);
  expect(judge({ 'node_modules/a': entry, 'node_modules/a-linux': good, 'node_modules/a-windows': good })).toEqual([]);
});
