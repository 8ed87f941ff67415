import { z } from 'zod';
import type { ActivityReport } from '../../core/reports/activity-report';
import { costFields } from './cost';
import { tokens } from './snapshot';

const amount = z.object({
  key: z.string(),
  messages: z.number(),
  tokens,
  ...costFields,
  offPlan: z.number(),
});
const share = amount.readonly();
const projectShare = amount.extend({ worktrees: z.array(share).readonly() }).readonly();

const amounts = z.record(z.string(), z.number()).readonly();

const chosen = z.array(z.string().max(4096)).max(100).readonly();

/** The models and projects to show. */
export const workFilter = z.object({ models: chosen, projects: chosen }).readonly();

const span = z.object({ since: z.number(), until: z.number() });
const runsForward = ({ since, until }: z.infer<typeof span>): boolean => until > since;

/** A span of sessions as the page asks for it. */
export const sessionsQuery = span.readonly().refine(runsForward);

/** A span of activity as the page asks for it. */
export const activityQuery = span.extend({ filter: workFilter }).readonly().refine(runsForward);

/** The table of the activity to export. */
export const activityExport = span
  .extend({ filter: workFilter, table: z.enum(['models', 'projects', 'branches']) })
  .readonly()
  .refine(runsForward);

/** A span of activity as it crosses to a page. */
export const activityReport = z
  .object({
    since: z.number(),
    until: z.number(),
    step: z.enum(['minutes', 'hour', 'day', 'week', 'month']),
    bars: z.array(z.object({ at: z.number(), families: amounts, projects: amounts }).readonly()).readonly(),
    models: z.array(share).readonly(),
    projects: z.array(projectShare).readonly(),
    branches: z.array(share).readonly(),
    weekHours: z.array(z.number()).length(168).readonly(),
    dayHours: z.array(z.number()).length(24).readonly(),
    choices: z
      .object({ models: z.array(z.string()).readonly(), projects: z.array(z.string()).readonly() })
      .readonly(),
    total: share,
  })
  .readonly() satisfies z.ZodType<ActivityReport>;
