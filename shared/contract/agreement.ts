import { z } from 'zod';
import { define } from './define';

const rate = z.number().nullable();

/** The JSON of `goldset agreement`. Undefined numbers are null. */
export const agreementResult = z.object({
  items: z.number(),
  annotators: z.number(),
  annotations: z.number(),
  itemsWithOverlap: z.number(),
  percentAgreement: rate,
});

export const agreementMessages = {
  'agreement.measure': define('analysis', z.object({}), agreementResult),
};
