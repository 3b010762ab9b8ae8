import { z } from 'zod';
import { annotationKind, decision, goldMethod, longText, nothing, rowId, share, shortText, uid } from './common';
import { define } from './define';
import { goldEvent, itemContent } from './items';

const actor = z.object({ annotatorId: rowId.nullable() });
const person = z.object({ annotatorId: rowId, itemId: rowId });
const reason = longText.max(10_000);

export const CONSENSUS_METHODS = ['majority', 'wawa', 'dawid-skene', 'one-coin', 'mace'] as const;
export const RESOLVE_METHODS = ['unanimous', ...CONSENSUS_METHODS] as const;
export type ConsensusMethod = (typeof CONSENSUS_METHODS)[number];
export type ResolveMethod = (typeof RESOLVE_METHODS)[number];

export const consensusRequest = z.object({
  method: z.enum(CONSENSUS_METHODS),
  /** Gold labels pin their items; without it they take no part. */
  useGold: z.boolean().optional(),
  /** Dirichlet prior of Dawid-Skene, added to every count; 0: none. */
  prior: z.number().min(0).max(1_000).optional(),
  seed: z.int().optional(),
});
export type ConsensusRequest = z.infer<typeof consensusRequest>;

/** The JSON of `goldset consensus`. Undefined numbers are null. */
export const consensusResult = z.object({
  method: z.enum(CONSENSUS_METHODS),
  /** Items with a label, and how many labels they have. */
  items: z.number(),
  labels: z.number(),
  ties: z.number(),
  /** In schema order: rows and columns of the confusions. */
  classes: z.array(z.string()),
  classPriors: z.record(z.string(), z.number()).nullable(),
  iterations: z.number(),
  logLikelihood: z.number().nullable(),
  annotators: z.array(
    z.object({
      annotator: z.string(),
      labels: z.number(),
      quality: z.number().nullable(),
      /** Row: the true class, column: the label given; null in the row of a class that the annotator had no item of. */
      confusion: z.array(z.array(z.number().nullable())).optional(),
    }),
  ),
  accuracyAgainstGold: z.object({ items: z.number(), correct: z.number(), accuracy: z.number() }).nullable(),
  /** Only where asked for: one entry an item, in order of import; `labels` are places in `classes`. */
  rows: z.object({ items: z.array(z.string()), labels: z.array(z.number()), posteriors: z.array(z.number()), ties: z.array(z.number()) }).optional(),
});
export type ConsensusResult = z.infer<typeof consensusResult>;

export const resolveRule = z.object({
  method: z.enum(RESOLVE_METHODS),
  /** An item stays open where its label's posterior (for majority and Wawa its share of the votes or weights) is below. */
  minPosterior: share.nullable().optional(),
  prior: z.number().min(0).max(1_000).optional(),
  seed: z.int().optional(),
});
export type ResolveRule = z.infer<typeof resolveRule>;
const resolved = z.object({ resolved: z.number(), open: z.number() });
/** What a rule would write, in columns: few bytes an item. */
const goldPlan = z.object({
  method: goldMethod,
  classUids: z.array(uid).max(65_536),
  itemIds: z.array(rowId).max(5_000_000),
  /** Place in `classUids` of each item's label. */
  labels: z.array(z.int().min(0)).max(5_000_000),
  /** Of each item's label; null where the method has none. */
  posteriors: z.array(share).max(5_000_000).nullable(),
  /** Newest annotation that was known: an item that was answered since then stays open. */
  annotationSeq: z.int().min(0),
});
export type GoldPlan = z.infer<typeof goldPlan>;

export const disagreementFilter = z.object({
  /** Both were given. */
  pair: z.tuple([uid, uid]).nullable(),
  /** This annotator answered. */
  annotatorId: rowId.nullable(),
  tag: z.object({ key: shortText, value: shortText }).nullable(),
  text: shortText,
});
export type DisagreementFilter = z.infer<typeof disagreementFilter>;

const candidate = z.object({ classUid: z.string(), count: z.number(), posterior: z.number().nullable() });
export const disagreementRow = z.object({
  itemId: rowId,
  externalId: z.string(),
  preview: z.string(),
  decision: decision.nullable(),
  goldClassUid: z.string().nullable(),
  /** Answers by class, most first; classes that only the model thinks likely come last, with count 0. */
  candidates: z.array(candidate),
  /** How many flagged the item as ambiguous. */
  flags: z.number(),
  /** Bits; of the posterior where there is one, else of the votes. */
  entropy: z.number(),
});
export type DisagreementRow = z.infer<typeof disagreementRow>;

const itemAnswer = z.object({ annotatorId: rowId, annotator: z.string(), kind: annotationKind, classUid: z.string().nullable(), note: z.string(), createdAt: z.number() });
const discussionNote = z.object({ annotatorId: rowId, annotator: z.string(), text: z.string(), createdAt: z.number() });
export type DiscussionNote = z.infer<typeof discussionNote>;
export const disagreementItem = z.object({
  content: itemContent,
  decision: decision.nullable(),
  goldClassUid: z.string().nullable(),
  /** In an order that says nothing about who they are of, the same each time. */
  answers: z.array(itemAnswer),
  discussion: z.array(discussionNote),
  gold: z.array(goldEvent),
});
export type DisagreementItem = z.infer<typeof disagreementItem>;

export const similarItem = z.object({
  itemId: rowId,
  externalId: z.string(),
  preview: z.string(),
  decision,
  goldClassUid: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
  /** Why it is thought to be similar: the same classes were in dispute; share of words in common; tags in common. */
  basis: z.object({ sameClasses: z.boolean(), words: share, tags: z.number() }),
});
export type SimilarItem = z.infer<typeof similarItem>;

export const settlingMessages = {
  'consensus.compute': define('analysis', consensusRequest.extend({ rows: z.boolean().optional() }), consensusResult),

  /** How many items a rule would settle, by class; what is settled stays as it is. */
  'gold.preview': define('analysis', resolveRule, resolved.extend({ classes: z.array(z.object({ classUid: z.string(), items: z.number() })) })),
  /** The same item by item, to be written by `gold.apply`. With `ties`, a tie goes to the first class in schema order instead of staying open; with `useGold`, gold labels pin their items. */
  'gold.plan': define('analysis', resolveRule.extend({ ties: z.boolean().optional(), useGold: z.boolean().optional() }), z.object({ plan: goldPlan, open: z.number() })),
  /** Writes what was planned, except for items that were settled or answered meanwhile. */
  'gold.apply': define('write', actor.extend({ plan: goldPlan }), z.object({ resolved: z.number(), left: z.number() })),
  /** Writes gold labels for items that are not settled and whose annotations agree by the method. */
  'gold.resolve': define('write', actor.extend({ method: z.enum(['unanimous', 'majority']) }), resolved),
  'gold.set': define('write', actor.extend({ itemId: rowId, classUid: shortText.nullable() }), nothing),
  /** One decision of a person. With `asExample` the item becomes an example in the next version of the guideline, in the same step. */
  'gold.decide': define('write', person.extend({ decision, classUid: uid.nullable(), reason, asExample: z.boolean() }), z.object({ guidelineVersion: z.number().nullable() })),
  /** Takes an item's decision back, so that it is open again; what was decided stays in its history. */
  'gold.reopen': define('write', person.extend({ reason }), nothing),
  'gold.history': define('read', z.object({ itemId: rowId }), z.array(goldEvent)),

  /** Items with two different answers or more, or a flag, that nothing was decided about, worst first. */
  'disagreements.list': define(
    'analysis',
    z.object({ filter: disagreementFilter }),
    z.object({
      itemIds: z.array(z.number()),
      entropies: z.array(z.number()),
      /** What the entropy is of: the posterior of Dawid-Skene, or, for the reason given, the votes. */
      measure: z.enum(['posterior', 'votes']),
      reason: z.string().nullable(),
      /** Of all open disagreements, whatever the filter. */
      total: z.number(),
      /** Pairs of classes in dispute in them, commonest first, at most 50; who answered them; tags they have, at most 100. */
      pairs: z.array(z.object({ a: z.string(), b: z.string(), items: z.number() })),
      annotators: z.array(z.object({ id: rowId, name: z.string(), items: z.number() })),
      tags: z.array(z.object({ key: z.string(), value: z.string(), items: z.number() })),
    }),
  ),
  'disagreements.rows': define('analysis', z.object({ itemIds: z.array(rowId).max(500) }), z.array(disagreementRow)),
  'disagreements.item': define('read', z.object({ itemId: rowId }), disagreementItem),
  /** Items that a person decided and that are like this one, most similar first. */
  'disagreements.similar': define('scan', z.object({ itemId: rowId, limit: z.int().min(1).max(20) }), z.array(similarItem)),
  'discussion.add': define('write', person.extend({ text: reason.min(1) }), nothing),
  'discussion.list': define('read', z.object({ itemId: rowId }), z.array(discussionNote)),
};
