import type { LabelClass } from './labelSchema';

/** How classes as they were given are counted under a schema. */
export interface ClassMapping {
  /** For each class given: the number of the class it counts as, -1 where that is an abstain class or none. */
  readonly to: Int32Array;
  /** The classes counted: in schema order, without abstain classes and those merged into others. */
  readonly classes: readonly LabelClass[];
}

/** `given`: class uids in the order in which labels number them. */
export function mapToClasses(given: readonly string[], schema: readonly LabelClass[]): ClassMapping {
  const classes = schema.filter(({ abstain, mergedInto }) => !abstain && !mergedInto);
  const places = new Map(classes.map(({ uid }, place) => [uid, place]));
  const effective = new Map(schema.map(({ uid, mergedInto }) => [uid, mergedInto ?? uid]));
  return { to: Int32Array.from(given, (uid) => places.get(effective.get(uid) ?? '') ?? -1), classes };
}
