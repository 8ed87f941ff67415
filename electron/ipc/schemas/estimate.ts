import { z } from 'zod';
import type { WeekReport } from '../../core/week-estimate/week-report';
import { localEstimate } from './snapshot';

/** A plan that has a budget. */
export const plan = z.enum(['pro', 'max_5x', 'max_20x']);

/**
 * An edit of the week as the page asks for it. Its values are checked in `core/estimate/week-edit`, which explains an
 * error in a sentence.
 */
export const weekEdit = z.record(
  z.string().max(20),
  z.union([z.number(), z.boolean(), z.string().max(100), z.null()]),
);

/** The report of the week. */
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
