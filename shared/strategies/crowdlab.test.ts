import { describe, expect, it } from 'vitest';
import { labelMatrixOf, type LabelTriple } from '../agreement/labelMatrix';
import { createRandom } from '../sampling/random';
import { crowdlab } from './crowdlab';
import { activeLab } from './labelMoreOrNew';
import { scaleProbabilities, softTemperature } from './softTemperature';

/** Eight items, three annotators, three classes; - is missing. */
const GIVEN = ['00-', '111', '22-', '01-', '1-1', '2-2', '001', '-20'];
const PROBABILITIES = Float64Array.of(0.8, 0.1, 0.1, 0.1, 0.8, 0.1, 0.1, 0.1, 0.8, 0.3, 0.6, 0.1, 0.2, 0.7, 0.1, 0.1, 0.2, 0.7, 0.6, 0.3, 0.1, 0.5, 0.1, 0.4);

function matrixOf(given: readonly string[], classCount: number) {
  const triples = given.flatMap((answers, item) => [...answers].flatMap((answer, annotator): LabelTriple[] => (answer === '-' ? [] : [[item, annotator, Number(answer)]])));
  return labelMatrixOf({ itemCount: given.length, annotatorCount: given[0]!.length, classCount }, triples);
}

const close = (values: readonly number[], digits: number) => values.map((value) => expect.closeTo(value, digits) as number);

describe('crowdlab', () => {
  const found = crowdlab(matrixOf(GIVEN, 3), PROBABILITIES);

  it("gives cleanlab's consensus and its quality", () => {
    expect([...found.consensus]).toEqual([0, 1, 2, 1, 1, 2, 0, 0]);
    expect([...found.quality]).toEqual(close([0.8137, 0.8158, 0.8137, 0.5058, 0.752, 0.752, 0.6284, 0.472], 4));
  });

  it("gives cleanlab's weights and annotator qualities", () => {
    expect(found.modelWeight).toBeCloseTo(1.5, 10);
    expect([...found.annotatorWeights]).toEqual(close([0.6444, 0.4, 0.3143], 4));
    expect([...found.annotatorQuality]).toEqual(close([0.7701, 0.7352, 0.6894], 4));
  });

  it('believes the model alone where no item has two labels', () => {
    const { quality, annotatorWeights } = crowdlab(matrixOf(['0-', '-1', '--'], 2), Float64Array.of(0.7, 0.3, 0.6, 0.4, 0.5, 0.5));
    expect([...quality]).toEqual([0.7, 0.4, Number.NaN]);
    expect([...annotatorWeights]).toEqual([1, 1]);
  });

  it('trusts an annotator who contradicts the others least', () => {
    const random = createRandom(4);
    const given = Array.from({ length: 60 }, () => {
      const truth = random.nextBelow(3);
      return [0, 1, 2].map(() => (random.nextFloat() < 0.9 ? truth : random.nextBelow(3))).join('') + String(random.nextBelow(3));
    });
    const { annotatorQuality, annotatorWeights } = crowdlab(matrixOf(given, 3), new Float64Array(180).fill(1 / 3));
    expect(Math.min(...annotatorQuality)).toBe(annotatorQuality[3]);
    expect(Math.min(...annotatorWeights)).toBe(annotatorWeights[3]);
  });
});

describe('softTemperature', () => {
  it('sharpens a model that is right more often than it says, and softens one that is wrong', () => {
    expect(softTemperature(matrixOf(GIVEN, 3), PROBABILITIES)).toBe(0.425);
    expect(softTemperature(matrixOf(['01', '10', '01', '00'], 2), Float64Array.of(0.9, 0.1, 0.1, 0.9, 0.9, 0.1, 0.9, 0.1))).toBeGreaterThan(2);
    expect([...scaleProbabilities(Float64Array.of(0.8, 0.2), 2, 2)]).toEqual(close([2 / 3, 1 / 3], 9));
  });
});

describe('activeLab', () => {
  it("gives cleanlab's scores", () => {
    // The temperature it finds there.
    expect([...activeLab(matrixOf(GIVEN, 3), PROBABILITIES, 7.25)]).toEqual(close([0.576116, 0.605928, 0.576116, 0.427731, 0.56033, 0.56033, 0.509699, 0.399326], 5));
  });

  it('finds an item surer the more annotators agree on it, and a new one least sure of equal probabilities', () => {
    const [none, one, two, three] = activeLab(matrixOf(['---', '0--', '00-', '000', '11-', '1-1', '22-', '122'], 3), Float64Array.from([...Array.from({ length: 4 }, () => [0.6, 0.2, 0.2]), [0.1, 0.8, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8], [0.1, 0.1, 0.8]].flat()));
    expect(none).toBeLessThan(one!);
    expect(one).toBeLessThan(two!);
    expect(two).toBeLessThan(three!);
  });
});
