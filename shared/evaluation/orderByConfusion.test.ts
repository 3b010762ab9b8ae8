import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderByConfusion } from './orderByConfusion';

const squares = fc.integer({ min: 0, max: 9 }).chain((size) => fc.array(fc.array(fc.nat(20), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }));

describe('orderByConfusion', () => {
  it('puts classes side by side that are taken for each other', () => {
    expect(orderByConfusion([[8, 0, 2], [0, 9, 1], [3, 0, 7]])).toEqual([0, 2, 1]);
  });

  it('gathers planted blocks, whatever the order of the schema', () => {
    const blockOf = [0, 1, 2, 0, 1, 2, 0, 1, 2];
    const matrix = blockOf.map((row, a) => blockOf.map((column, b) => (a === b ? 50 : row === column ? 10 + ((a * 7 + b) % 3) : (a + b) % 2)));
    const blocks = orderByConfusion(matrix).map((place) => blockOf[place]);
    expect(blocks.filter((block, index) => index === 0 || block !== blocks[index - 1])).toHaveLength(3);
  });

  it('leaves the schema as it is where nothing is confused, and where there is nothing', () => {
    expect(orderByConfusion([[5, 0], [0, 3]])).toEqual([0, 1]);
    expect(orderByConfusion([[0, 0, 0], [0, 0, 0], [0, 0, 0]])).toEqual([0, 1, 2]);
    expect(orderByConfusion([])).toEqual([]);
  });

  it('names every class once, and does not mind how much there is of everything', () => {
    fc.assert(
      fc.property(squares, (matrix) => {
        const order = orderByConfusion(matrix);
        expect([...order].sort((a, b) => a - b)).toEqual(matrix.map((_, place) => place));
        expect(orderByConfusion(matrix.map((row) => row.map((count) => 4 * count)))).toEqual(order);
      }),
    );
  });
});
