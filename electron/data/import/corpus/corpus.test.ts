import { describe, it } from 'vitest';
import { csvCases } from './csvCases';
import { jsonCases } from './jsonCases';
import { runCase } from './runCase';

describe('bad CSV', () => {
  it.each(csvCases.map((theCase) => [theCase.name, theCase] as const))('%s', (_, theCase) => runCase(theCase), 120_000);
});

describe('bad JSON', () => {
  it.each(jsonCases.map((theCase) => [theCase.name, theCase] as const))('%s', (_, theCase) => runCase(theCase));
});
