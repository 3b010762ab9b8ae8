import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixOfItems } from '../agreement/testMatrix';
import { majorityVote } from './majorityVote';
import { posteriorEntropy } from './posteriorEntropy';

describe('posteriorEntropy', () => {
  it('is 0 bits for what is certain, 1 for two equal chances, 2 for four', () => {
    expect([...posteriorEntropy(majorityVote(matrixOfItems(['00', '01', '0123', '0001', '**'])), 4)]).toEqual([0, 1, 2, expect.closeTo(0.811278, 6), NaN]);
  });

  it('lies between 0 and the logarithm of the number of classes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 }), (weights) => {
        const sum = weights.reduce((total, weight) => total + weight, 0);
        const [bits] = posteriorEntropy({ label: Int32Array.of(0), posterior: Float64Array.from(weights, (weight) => weight / sum) }, weights.length);
        return bits! >= 0 && bits! <= Math.log2(weights.length) + 1e-12;
      }),
    );
  });
});
