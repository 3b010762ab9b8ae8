import { z } from 'zod';
import { modality } from '../../../shared/contract/common';

export const MANIFEST = 'manifest.json';
export const PACKED_PROJECT = 'project.goldset';
/** Media in a package: numbered, with the ending of their kind. Nothing else has a place in one. */
export const MEDIA_ENTRY = /^media\/\d{1,9}(\.[a-z0-9]{1,8})?$/;
export const MAX_MANIFEST_BYTES = 32 * 1024 * 1024;

const uid = z.string().regex(/^[\x21-\x7e]{1,64}$/);

/** `manifest.json` of a work package: what it is, for whom, and every other entry with its size and hash. */
export const manifestSchema = z.strictObject({
  format: z.literal('goldset-package'),
  version: z.literal(1),
  /** `work` goes out to an annotator, `return` comes back with the answers. */
  kind: z.enum(['work', 'return']),
  packageUid: uid,
  project: z.strictObject({ uid, name: z.string().min(1).max(1_000), modality }),
  annotator: z.strictObject({ uid, name: z.string().min(1).max(10_000) }),
  counts: z.strictObject({ items: z.int().min(0), annotations: z.int().min(0), media: z.int().min(0) }),
  /** Epoch milliseconds. */
  createdAt: z.int(),
  entries: z.array(z.strictObject({ name: z.string().max(100), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })).max(1_000_000),
});
export type Manifest = z.infer<typeof manifestSchema>;
