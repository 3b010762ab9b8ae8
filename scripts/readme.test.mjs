import fs from 'node:fs';
import { expect, it } from 'vitest';
import { inRoot } from './lib/paths.mjs';

const read = (file) => fs.readFileSync(inRoot(file), 'utf8');

/** Lines of shell blocks that run npm: what a reader would copy. */
function npmCommands(markdown) {
  const blocks = [...markdown.matchAll(/^```(?:sh|bash|shell|console)?\n([\s\S]*?)^```/gm)].map(([, body]) => body);
  return blocks.flatMap((body) => body.split('\n')).map((line) => line.replace(/^\$ /, '').trim()).filter((line) => line.startsWith('npm install'));
}

it('the README starts the app and tests it with one command each', () => {
  expect(npmCommands(read('README.md'))).toEqual(['npm install && npm start', 'npm install && npm test']);
});

it('continuous integration runs the README\'s test command verbatim', () => {
  const [, test] = npmCommands(read('README.md'));
  const lines = read('.ci/run').split('\n').map((line) => line.trim()).filter((line) => line.includes('npm') && !line.startsWith('#'));
  expect(lines).toEqual([test]);
});
