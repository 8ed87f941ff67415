import { z } from 'zod';
import type { HistoryReport } from '../../core/reports/history-report';

const instant = z.number();
const point = z.object({ at: instant, value: z.number() }).readonly();

const segment = z
  .object({ points: z.array(point).readonly(), end: z.enum(['reset', 'gap', 'end']) })
  .readonly();

const ending = z
  .object({
    window: z.string(),
    endedAt: instant,
    peak: z.number().nullable(),
    how: z.enum(['scheduled', 'early', 'unknown']),
  })
  .readonly();

/** A span of history as the page asks for it: at most a year and a day. */
export const historyQuery = z
  .object({ since: instant, until: instant })
  .readonly()
  .refine(({ since, until }) => until > since && until - since <= 367 * 86_400_000);

/** A span of history as it crosses to a page. */
export const historyReport = z
  .object({
    since: instant,
    until: instant,
    firstAt: instant.nullable(),
    windows: z
      .array(
        z
          .object({
            window: z.string(),
            mode: z.enum(['lines', 'peaks']),
            segments: z.array(segment).readonly(),
            bucketMs: z.number(),
          })
          .readonly(),
      )
      .readonly(),
    resets: z
      .array(
        z
          .object({ window: z.string(), at: instant, early: z.boolean(), used: z.number().nullable() })
          .readonly(),
      )
      .readonly(),
    hits: z
      .array(
        z
          .object({
            window: z.string(),
            from: instant,
            until: instant.nullable(),
            startSeen: z.boolean(),
            blockedMs: z.number(),
            warnedMs: z.number().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    blockedMs: z.number(),
    alerts: z
      .array(z.object({ window: z.string(), at: instant, value: z.number().nullable() }).readonly())
      .readonly(),
    gaps: z.array(z.object({ from: instant, until: instant }).readonly()).readonly(),
    periods: z.array(ending).readonly(),
    weekHours: z.array(z.number()).length(168).readonly().nullable(),
    warnings: z.object({ cameTrue: z.number(), all: z.number() }).readonly().nullable(),
    ranges: z.object({ held: z.number(), all: z.number() }).readonly().nullable(),
  })
  .readonly() satisfies z.ZodType<HistoryReport>;

/** The outcome of an export: the file's name, the reason of a failure, or neither if it was cancelled. */
export const exportOutcome = z
  .object({ saved: z.string().nullable(), error: z.string().nullable() })
  .readonly();
