import { z } from 'zod';

/** The fields of `Cost` (`core/cost-sum.ts`) as they cross to a page. */
export const costFields = {
  costUsd: z.number().nullable(),
  knownCostUsd: z.number(),
  unpriced: z.object({ messages: z.number(), tokens: z.number() }).readonly(),
  ownPriced: z.number(),
};
