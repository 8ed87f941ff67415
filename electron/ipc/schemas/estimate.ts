import { z } from 'zod';
import type { WeekReport } from '../../core/week-estimate/week-report';
import { localEstimate } from './snapshot';

/** A plan that has a budget. */
export const plan = z.enum(['pro', 'max_5x', 'max_20x']);

/**
 * An edit of the week as the page asks for it: `core/estimate/week-edit` says what it may hold. It is not narrowed
 * here, so that what is wrong with it is said in words.
 */
export const weekEdit = z.record(
  z.string().max(20),
  z.union([z.number(), z.boolean(), z.string().max(100), z.null()]),
);

/** How the week stands. */
export const weekReport = z
  .object({
    plan: plan.nullable(),
    chosenPlan: plan.nullable(),
    planSaid: z.string().nullable(),
    estimate: localEstimate.nullable(),
    official: z.number().nullable(),
    weighted: z.object({ used: z.number(), budget: z.number() }).readonly().nullable(),
    isSaid: z.boolean(),
    startedAt: z.number().nullable(),
    miss: z
      .object({
        window: z.string(),
        at: z.number(),
        silentMs: z.number(),
        estimate: z.number(),
        low: z.number(),
        high: z.number(),
        official: z.number(),
        calibrated: z.boolean(),
      })
      .readonly()
      .nullable(),
  })
  .readonly() satisfies z.ZodType<WeekReport>;
