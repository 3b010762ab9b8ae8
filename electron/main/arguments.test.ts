import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments';

describe('parseArguments', () => {
  it('finds a project file among switches and makes it absolute', () => {
    expect(parseArguments(['electron', '-r', 'loader.js', '.', '--no-sandbox', 'work/My Project.goldset'], '/home/ada')).toEqual({
      project: path.resolve('/home/ada/work/My Project.goldset'),
      sample: null,
      screenshot: null,
    });
  });

  it('reads the sample and the screenshot file', () => {
    const parsed = parseArguments(['goldset', '--open-sample=text', '--screenshot=a/b=c.png'], '/tmp');
    expect(parsed).toEqual({ project: null, sample: 'text', screenshot: path.resolve('/tmp/a/b=c.png') });
  });

  it('takes neither the executable nor a switch for a project', () => {
    expect(parseArguments(['/opt/x.goldset', '--x=y.goldset'], '/tmp').project).toBeNull();
  });
});
