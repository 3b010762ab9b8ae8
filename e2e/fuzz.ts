/** Mulberry32: the same numbers for the same seed, so that a failing run can be repeated. In [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ODD: readonly unknown[] = [
  null, true, false, 0, -1, 1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, '', 'x', '\0', '../../etc/passwd', '/etc/passwd', 'file:///etc/passwd', "'; DROP TABLE item; --", '__proto__', 'constructor',
  '<img src=x onerror=alert(1)>', '=cmd|x', '\ud800', 'a'.repeat(5_000), [], {},
];
const KEYS = ['itemId', 'annotatorId', 'queueId', 'query', 'filters', 'sort', 'search', 'selection', 'kind', 'ids', 'limit', 'offset', 'name', 'title', 'token', 'theme', 'modality', 'uid', 'constructor', 'input', 'message', 'id', 'path', 'sql'];

/** Any value that structured clone passes, at most `depth` levels deep. */
export function fuzzValue(random: () => number, depth: number): unknown {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const roll = random();
  if (depth === 0 || roll < 0.4) return pick(ODD);
  if (roll < 0.55) return Array.from({ length: Math.floor(random() * 4) }, () => fuzzValue(random, depth - 1));
  const made: Record<string, unknown> = {};
  for (let count = Math.floor(random() * 5); count > 0; count -= 1) made[pick(KEYS)] = fuzzValue(random, depth - 1);
  if (random() < 0.1) Object.defineProperty(made, '__proto__', { value: { __polluted: true }, enumerable: true });
  return made;
}
