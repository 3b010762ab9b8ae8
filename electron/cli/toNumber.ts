import { UsageError } from './usageError';

/** The number that an option gives. Throws `UsageError` where it is none, or no whole one where `whole` asks for one. */
export function toNumber(option: string, text: string, whole = false): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) throw new UsageError(`${option} ${text}: it is a ${whole ? 'whole ' : ''}number.`);
  return value;
}
