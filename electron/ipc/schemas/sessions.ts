import { z } from 'zod';
import { promptLengths } from '../../core/sessions/prompt-text';
import type { SessionPrompts } from '../../core/sessions/prompts';
import type { SessionsReport } from '../../core/sessions/sessions-report';
import { sessionsQuery, workFilter } from './activity';
import { costFields } from './cost';
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
  models: z.array(z.string()).readonly(),
  turns: z.number(),
  tokens,
  ...costFields,
  share: z.number().nullable(),
  offPlan: z.number(),
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

const work = z.object({
  turns: z.number(),
  tokens,
  ...costFields,
  models: z.array(z.string()).readonly(),
  tools: z.array(z.object({ name: z.string().max(64), calls: z.number() }).readonly()).readonly(),
});

/** A session's prompts as they cross to a page. */
export const sessionPrompts = z
  .object({
    sessionId: z.string(),
    prompts: z
      .array(
        z
          .object({
            id: z.string(),
            at: z.number(),
            text: z.string().max(promptLengths.opened).nullable(),
            isCut: z.boolean(),
            lastAt: z.number(),
            own: work.readonly(),
            agents: work.extend({ count: z.number() }).readonly().nullable(),
          })
          .readonly(),
      )
      .max(50)
      .readonly(),
    older: z.number(),
  })
  .readonly() satisfies z.ZodType<SessionPrompts>;

/** The session that a page shows. Its id is a name below a folder, never a path. */
export const sessionLook = z
  .object({
    session: z.string().regex(/^[\w-]{1,64}$/),
    open: z.array(z.string().max(1024)).max(20).readonly(),
  })
  .readonly();

/** The sessions to export, and whether with their titles. */
export const sessionsExport = sessionsQuery
  .and(z.object({ filter: workFilter, titles: z.boolean() }))
  .readonly();
