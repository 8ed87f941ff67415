import { z } from 'zod';
import type { DriftReport } from '../../core/drift/drift-report';

const instant = z.number();

const change = z
  .object({
    family: z.enum(['opus', 'sonnet', 'haiku', 'fable', 'other']).nullable(),
    at: instant,
    earliest: instant,
    latest: instant,
    probability: z.number(),
    low: z.number(),
    middle: z.number(),
    high: z.number(),
  })
  .readonly();

const point = z.object({ at: instant, low: z.number(), middle: z.number(), high: z.number() }).readonly();

/** The drift of an account's windows as it crosses to a page. */
export const driftReport = z
  .object({
    windows: z
      .array(
        z
          .object({
            window: z.string(),
            pairs: z.number(),
            since: instant.nullable(),
            isEnough: z.boolean(),
            changes: z.array(change).readonly(),
            points: z.array(point).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly() satisfies z.ZodType<DriftReport>;
