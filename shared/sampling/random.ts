/** A stream of numbers that chance is drawn from; the same seed gives the same stream on every machine. */
export interface Random {
  /** 0 .. 2^32 - 1, each equally likely. */
  readonly nextUint32: () => number;
  /** 0 <= x < 1, in steps of 2^-32. */
  readonly nextFloat: () => number;
  /** 0 .. below - 1, each exactly equally likely; `below` is an integer from 1 to 2^32. */
  readonly nextBelow: (below: number) => number;
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 2021,
 * doi:10.1145/3460772), its state filled by SplitMix64 from the seed as its authors advise. Not for secrets.
 * `seed` is any safe integer.
 */
export function createRandom(seed: number): Random {
  const next = splitMix64(seed);
  const [a, b] = [next(), next()];
  return fromState(Number(a & 0xffffffffn), Number(a >> 32n), Number(b & 0xffffffffn), Number(b >> 32n));
}

/** The generator from a given state, four unsigned 32-bit numbers of which one is not 0: for comparing with published values. */
export function fromState(s0: number, s1: number, s2: number, s3: number): Random {
  const nextUint32 = () => {
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return result;
  };
  return {
    nextUint32,
    nextFloat: () => nextUint32() / 2 ** 32,
    nextBelow: (below) => {
      // The lowest 2^32 mod below values would make small results likelier: drawn again.
      const rejected = 2 ** 32 % below;
      for (;;) {
        const drawn = nextUint32();
        if (drawn >= rejected) return drawn % below;
      }
    },
  };
}

/** SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): turns one number into well-mixed 64-bit ones. */
export function splitMix64(seed: number): () => bigint {
  let state = BigInt.asUintN(64, BigInt(seed));
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let mixed = state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  };
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
