import { describe, expect, it } from 'vitest';
import { restartDelay } from './restartPolicy';

describe('restartDelay', () => {
  it('starts a service again at once, and waits longer each time it ends soon after', () => {
    expect([[0], [0, 1], [0, 1, 2], [0, 1, 2, 3]].map(restartDelay)).toEqual([0, 100, 200, 400]);
  });

  it('gives up when it ended five times within 10 seconds', () => {
    expect(restartDelay([0, 1000, 2000, 3000, 9_999])).toBeNull();
  });

  it('forgets what is older than 10 seconds', () => {
    expect(restartDelay([0, 1000, 2000, 3000, 10_000])).toBe(400);
    expect(restartDelay([0, 1000, 2000, 3000, 100_000])).toBe(0);
  });

  it('never gives up a service that works for three seconds each time', () => {
    const exits: number[] = [];
    for (let at = 0; at < 300_000; at += 3_000) {
      exits.push(at);
      expect(restartDelay(exits)).not.toBeNull();
    }
  });
});
