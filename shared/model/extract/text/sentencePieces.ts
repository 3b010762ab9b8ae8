/** Pieces of words with the logarithm of how likely each is; the first few stand for no text. */
export type Vocabulary = readonly (readonly [piece: string, score: number])[];

const RESERVED = 6;
const UNKNOWN = 0;
const SPACE = '\u2581';
/** An unknown sign is less likely than any piece, so that it is only taken where none fits. */
const UNKNOWN_PENALTY = 10;

interface Node {
  readonly next: Map<string, Node>;
  place: number;
}

/**
 * Cuts a text into the pieces of a vocabulary: of all ways to do so the likeliest, the sum of the pieces' scores being largest (Viterbi).
 *
 * `vocabulary` is that of a SentencePiece unigram model. The text is normalised (NFKC), its spaces written as U+2581, one of which is set before it. Signs that
 * no piece covers give 0, several in a row one 0. Returns places in the vocabulary; none for an empty text.
 * Reference: Kudo 2018, arXiv:1804.10959. Compared with the tokenizer that @energetic-ai/embeddings 0.2.0 uses for the same vocabulary.
 */
export function sentencePieces(vocabulary: Vocabulary): (text: string) => number[] {
  const root = makeTree(vocabulary);
  const unknownScore = vocabulary.reduce((lowest, [, score]) => Math.min(lowest, score), 0) - UNKNOWN_PENALTY;
  return (text) => {
    const normalised = text.normalize('NFKC');
    return normalised === '' ? [] : cut([...`${SPACE}${normalised.replaceAll(' ', SPACE)}`], vocabulary, root, unknownScore);
  };
}

function makeTree(vocabulary: Vocabulary): Node {
  const root: Node = { next: new Map(), place: -1 };
  for (let place = RESERVED; place < vocabulary.length; place += 1) {
    let node = root;
    for (const sign of vocabulary[place]![0]) {
      const known = node.next.get(sign) ?? { next: new Map(), place: -1 };
      node.next.set(sign, known);
      node = known;
    }
    node.place = place;
  }
  return root;
}

function cut(signs: readonly string[], vocabulary: Vocabulary, root: Node, unknownScore: number): number[] {
  const best = new Float64Array(signs.length + 1).fill(-Infinity);
  const [from, piece] = [new Int32Array(signs.length + 1), new Int32Array(signs.length + 1)];
  best[0] = 0;
  const offer = (start: number, end: number, place: number, score: number) => {
    if (best[start]! + score < best[end]!) return;
    best[end] = best[start]! + score;
    from[end] = start;
    piece[end] = place;
  };
  for (let start = 0; start < signs.length; start += 1) {
    offer(start, start + 1, UNKNOWN, unknownScore);
    let node = root.next.get(signs[start]!);
    for (let end = start + 1; node; end += 1) {
      if (node.place >= 0) offer(start, end, node.place, vocabulary[node.place]![1]);
      node = end < signs.length ? node.next.get(signs[end]!) : undefined;
    }
  }
  const places: number[] = [];
  for (let end = signs.length; end > 0; end = from[end]!) {
    if (piece[end] !== UNKNOWN || places.at(-1) !== UNKNOWN) places.push(piece[end]!);
  }
  return places.reverse();
}
