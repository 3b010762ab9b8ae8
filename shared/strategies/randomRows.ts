import { createRandom } from '../sampling/random';
import type { Pick, Ranking } from './strategy';

/** Every order of the candidates is equally likely: the rows drawn first are a sample that estimates may be made of. */
export function randomRows({ candidates, seed }: { readonly candidates: ArrayLike<number>; readonly seed: number }): Ranking {
  return { picks: draw(candidates, seed) };
}

function* draw(candidates: ArrayLike<number>, seed: number): Generator<Pick> {
  const random = createRandom(seed);
  const left = Uint32Array.from(candidates);
  for (let size = left.length; size > 0; size -= 1) {
    const at = random.nextBelow(size);
    yield { row: left[at]!, score: 0, reason: 'drawn at random' };
    left[at] = left[size - 1]!;
  }
}
