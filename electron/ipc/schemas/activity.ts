import { z } from 'zod';
import type { ActivityReport } from '../../core/activity/report';
import { tokens } from './snapshot';

const share = z
  .object({
    key: z.string(),
    messages: z.number(),
    tokens,
    costUsd: z.number().nullable(),
  })
  .readonly();

const amounts = z.record(z.string(), z.number()).readonly();

/** A span of activity as the page asks for it. */
export const activityQuery = z
  .object({ since: z.number(), until: z.number() })
  .readonly()
  .refine(({ since, until }) => until > since);

/** A span of activity as it crosses to a page. */
export const activityReport = z
  .object({
    since: z.number(),
    until: z.number(),
    step: z.enum(['hour', 'day', 'week', 'month']),
    bars: z.array(z.object({ at: z.number(), families: amounts, projects: amounts }).readonly()).readonly(),
    models: z.array(share).readonly(),
    projects: z.array(share).readonly(),
    branches: z.array(share).readonly(),
    weekHours: z.array(z.number()).length(168).readonly(),
    total: share,
    unpriced: z.number(),
  })
  .readonly() satisfies z.ZodType<ActivityReport>;
