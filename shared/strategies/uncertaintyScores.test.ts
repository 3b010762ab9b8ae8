import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectBatch } from './selectBatch';
import { StrategyError, type BatchRequest } from './strategy';
import { uncertaintyScores } from './uncertaintyScores';

const EMPTY = { rows: [], labels: [] };
const rowsOf = async (request: Partial<BatchRequest> & Pick<BatchRequest, 'strategy' | 'candidates' | 'probabilities' | 'classes'>) =>
  (await selectBatch({ size: 5, seed: 1, features: null, labelled: EMPTY, ...request })).items.map(({ row }) => row);

describe('uncertaintyScores', () => {
  const three = Float32Array.of(0.5, 0.25, 0.25, 0.4, 0.4, 0.2, 1, 0, 0);

  it('gives the values of their definitions', () => {
    expect([...uncertaintyScores('least-confidence', three, 3, [0, 1, 2]).scores]).toEqual([0.5, expect.closeTo(0.6, 6), 0]);
    expect([...uncertaintyScores('margin', three, 3, [0, 1, 2]).scores]).toEqual([0.75, 1, 0]);
    expect([...uncertaintyScores('entropy', three, 3, [0, 1, 2]).scores]).toEqual([expect.closeTo(1.5 * Math.LN2 / Math.log(3), 6), expect.closeTo(0.96023, 5), 0]);
  });

  it('names the two likeliest classes', () => {
    const { likeliest } = uncertaintyScores('margin', Float32Array.of(0.2, 0.5, 0.3, 0.3, 0.1, 0.6, 0.4, 0.4, 0.2), 3, [0, 1, 2]);
    expect([0, 1, 2].map(likeliest)).toEqual([[1, 2], [2, 0], [0, 1]]);
  });

  it('chooses the same items of two classes, ties and nearly even odds included', async () => {
    const probability = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0.5, 0.25, 0.75, 0.5000001, 0.4999999, 0.1));
    await fc.assert(fc.asyncProperty(fc.array(probability, { minLength: 2, maxLength: 60 }), fc.integer(), async (values, seed) => {
      fc.pre(new Set(values.map((p) => Math.abs(p - 0.5).toFixed(6))).size > 1);
      const request = { probabilities: Float32Array.from(values.flatMap((p) => [p, 1 - p])), candidates: values.map((_, at) => at), classes: ['ham', 'spam'], seed };
      const chosen = await Promise.all((['least-confidence', 'margin', 'entropy'] as const).map((strategy) => rowsOf({ ...request, strategy })));
      expect(chosen[1]).toEqual(chosen[0]);
      expect(chosen[2]).toEqual(chosen[0]);
    }));
  });

  it('orders ties by seed and row, not by the order of the candidates', async () => {
    const probabilities = Float32Array.from({ length: 80 }, (_, at) => (at < 40 ? 0.5 : at % 2));
    const candidates = Array.from({ length: 40 }, (_, at) => at);
    const request = { strategy: 'margin', probabilities, classes: ['a', 'b'] } as const;
    expect(await rowsOf({ ...request, candidates: candidates.toReversed() })).toEqual(await rowsOf({ ...request, candidates }));
    expect(await rowsOf({ ...request, candidates, seed: 2 })).not.toEqual(await rowsOf({ ...request, candidates }));
  });
});

describe('scores that rank nothing', () => {
  const request = { candidates: [0, 1, 2], classes: ['a', 'b'], size: 2 } as const;

  it.each(['least-confidence', 'margin', 'entropy', 'power-noise'] as const)('are an error: %s', async (strategy) => {
    const equal = rowsOf({ ...request, strategy, probabilities: Float32Array.of(0.6, 0.4, 0.4, 0.6, 0.6, 0.4) });
    await expect(equal).rejects.toThrow(StrategyError);
    await expect(equal).rejects.toMatchObject({ failure: 'constantScore', message: expect.stringMatching(/^All 3 items have equal margins|confidences|entropies/) as string });
    await expect(rowsOf({ ...request, strategy, probabilities: new Float32Array(6).fill(Number.NaN) })).rejects.toMatchObject({ failure: 'notNumbers' });
    await expect(rowsOf({ ...request, strategy, probabilities: null })).rejects.toMatchObject({ failure: 'needsModel' });
  });
});
