import { useState } from 'react';

/**
 * Rows in the order that was computed when the question was put, though their values change: a row does not run away from who types in it.
 * `asked` says what the order answers; another one orders anew. `isOld`: the values would order them otherwise now.
 */
export function useHeldOrder<T>(ordered: readonly T[], keyOf: (row: T) => string, asked: string): { readonly rows: readonly T[]; readonly isOld: boolean; readonly orderAgain: () => void } {
  const [held, setHeld] = useState({ asked, keys: ordered.map(keyOf) });
  const isSame = held.asked === asked && held.keys.length === ordered.length;
  if (!isSame) setHeld({ asked, keys: ordered.map(keyOf) });
  const isOld = isSame && ordered.some((row, place) => keyOf(row) !== held.keys[place]);
  const orderAgain = () => setHeld({ asked, keys: ordered.map(keyOf) });
  if (!isOld) return { rows: ordered, isOld, orderAgain };
  const byKey = new Map(ordered.map((row) => [keyOf(row), row]));
  const rows = held.keys.map((key) => byKey.get(key));
  return rows.every((row) => row !== undefined) ? { rows, isOld, orderAgain } : { rows: ordered, isOld: false, orderAgain };
}
