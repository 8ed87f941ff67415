import { z } from 'zod';
import type { AlertMemory } from '../../core/alerts/memory';
import { alertEventOf, type AlertEvent } from '../../core/alerts/alert';
import type { EventFields } from '../../core/usage/usage-event';
import type { History } from '../../history/history';

/** A failure of notifications or of the user's program: its time (epoch ms) and its words. */
export interface Failure {
  readonly at: number;
  readonly reason: string;
}

/** The state of alerts that is saved over a restart, in the history's `kept` table. */
export interface SavedAlerts {
  /** The alerts that an account has had; `null`: no reading yet. */
  readonly memory: (account: string) => AlertMemory | null;
  readonly saveMemory: (account: string, memory: AlertMemory, now: number) => void;
  /** The events that wait for the end of the quiet hours. */
  readonly waiting: () => readonly AlertEvent[];
  readonly saveWaiting: (events: readonly AlertEvent[], now: number) => void;
  /** The last failure of notifications or of the program; `null`: the last one succeeded. */
  readonly failure: (of: FailureOf) => Failure | null;
  readonly saveFailure: (of: FailureOf, failure: Failure | null, now: number) => void;
}

export type FailureOf = 'notifications' | 'program';

const StoredMemory = z.object({
  runsOut: z
    .record(z.string(), z.unknown())
    .catch({})
    .transform((all) =>
      Object.fromEntries(
        Object.entries(all).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      ),
    ),
  spend: z
    .object({
      used: z.number(),
      limit: z.number(),
      currency: z.string(),
      at: z.number(),
      passed: z.array(z.number()),
      reached: z.boolean(),
      doubtedAt: z.number().nullable().catch(null),
    })
    .nullable()
    .catch(null),
  // Absent in a state from before banked resets were read.
  banked: z.array(z.string()).optional().catch(undefined),
}) satisfies z.ZodType<AlertMemory>;

const StoredEvent = z.object({
  kind: z.string(),
  at: z.number(),
  window: z.string().nullable(),
  value: z.number().nullable(),
  early: z.boolean(),
  cause: z.enum(['banked', 'restarted', 'unknown']).optional().catch(undefined),
  account: z.string(),
}) satisfies z.ZodType<EventFields>;

const StoredFailure = z.object({ at: z.number(), reason: z.string() });

/** Opens the saved state; a malformed value counts as absent. */
export function createSavedAlerts(history: Pick<History, 'kept' | 'keep'>): SavedAlerts {
  const read = <T>(name: string, schema: z.ZodType<T>): T | null =>
    schema.safeParse(history.kept(name)).data ?? null;
  return {
    memory: (account) => read(`alerts:${account}`, StoredMemory),
    saveMemory: (account, memory, now) => {
      history.keep(`alerts:${account}`, memory, now);
    },
    waiting: () =>
      (read('alerts-waiting', z.array(z.unknown())) ?? []).flatMap((event) => {
        const fields = StoredEvent.safeParse(event).data;
        return fields === undefined ? [] : (alertEventOf(fields) ?? []);
      }),
    saveWaiting: (events, now) => {
      history.keep('alerts-waiting', events, now);
    },
    failure: (of) => read(`alerts-failure:${of}`, StoredFailure),
    saveFailure: (of, failure, now) => {
      history.keep(`alerts-failure:${of}`, failure, now);
    },
  };
}
