import { z } from 'zod';
import type { SessionsReport } from '../../core/sessions/report';
import { tokens } from './snapshot';

const reason = z.discriminatedUnion('id', [
  z.object({ id: z.literal('context'), tokens: z.number(), size: z.number() }).readonly(),
  z.object({ id: z.literal('cache'), hit: z.number(), written: z.number() }).readonly(),
  z.object({ id: z.literal('turns'), average: z.number() }).readonly(),
  z.object({ id: z.literal('age'), hours: z.number() }).readonly(),
]);

const health = z
  .object({
    level: z.enum(['ok', 'info', 'warn']),
    context: z.number(),
    contextSize: z.number(),
    hit: z.number().nullable(),
    perTurn: z.number().nullable(),
    ageMs: z.number(),
    looked: z.number(),
    reasons: z.array(reason).readonly(),
    advice: z.enum(['keepGoing', 'compact', 'avoidPauses', 'clear', 'smallerSteps']),
  })
  .readonly();

const row = z.object({
  id: z.string(),
  title: z.string().nullable(),
  project: z.string().nullable(),
  model: z.string(),
  turns: z.number(),
  tokens,
  costUsd: z.number().nullable(),
  share: z.number().nullable(),
  health: health.nullable(),
  grade: z.enum(['A+', 'A', 'B', 'C', 'D', 'F']).nullable(),
  score: z.number().nullable(),
  firstAt: z.number(),
  lastAt: z.number(),
});

/** Sessions as they cross to a page. */
export const sessionsReport = z
  .object({
    since: z.number(),
    until: z.number(),
    sessions: z.array(row.readonly()).readonly(),
    live: row
      .extend({ health, lastTurns: z.array(z.number()).readonly() })
      .readonly()
      .nullable(),
  })
  .readonly() satisfies z.ZodType<SessionsReport>;
