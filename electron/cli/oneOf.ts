import { UsageError } from './usageError';

/** The one of the allowed values that an option names. Throws `UsageError` where it is none of them. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((entry) => entry === value);
  if (found === undefined) throw new UsageError(`${option} ${value}: it is one of ${allowed.join(', ')}.`);
  return found;
}
