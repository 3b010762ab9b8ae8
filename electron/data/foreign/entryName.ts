import { describeFound } from '../../../shared/import/describeFound';
import { MANIFEST, MEDIA_ENTRY, PACKED_PROJECT } from '../packages/manifest';

/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const MAX_NAME_BYTES = 100;

/**
 * The name of an entry of a work package, from its bytes; or what is wrong with it. Only what a package of ours holds is let
 * through: the reasons before that are for people.
 */
export function readEntryName(raw: Uint8Array): { readonly name: string } | { readonly shown: string; readonly problem: string } {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return { shown: describeFound(Buffer.from(raw).toString('latin1')), problem: 'its name is not valid UTF-8' };
  }
  const problem = findProblem(name, raw.byteLength);
  return problem === null ? { name } : { shown: describeFound(name), problem };
}

function findProblem(name: string, bytes: number): string | null {
  if (bytes > MAX_NAME_BYTES) return `its name is ${bytes} bytes long, ${MAX_NAME_BYTES} are the most`;
  if (/[\p{Cc}\p{Cf}]/u.test(name)) return 'its name holds control or direction characters';
  if (name.includes('\\')) return 'its name holds a backslash';
  if (name.startsWith('/')) return 'its name is an absolute path';
  if (name.includes(':')) return 'its name holds a colon, as a drive or a stream does';
  const parts = name.split('/');
  if (parts.includes('..') || parts.includes('.')) return 'its name leads out of the package';
  if (parts.some((part) => RESERVED.test(part) || /[. ]$/.test(part))) return 'its name is one that Windows does not take';
  if (/\.(zip|jar|docx|goldset-package)$/i.test(name)) return 'it is an archive inside the archive';
  return name === MANIFEST || name === PACKED_PROJECT || MEDIA_ENTRY.test(name) ? null : 'a work package has no such entry';
}
