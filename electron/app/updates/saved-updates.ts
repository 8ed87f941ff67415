import { z } from 'zod';
import { installFailures } from '../../core/updates/install';
import { noUpdateMemory, type UpdateMemory } from '../../core/updates/updates';
import type { History } from '../../history/history';

const KEY = 'updates';
const file = z.object({ name: z.string(), bytes: z.number(), sha512: z.string() });
const Stored = z.object({
  askedAt: z.number().nullable(),
  // Versions before the installer stored neither files nor their failures, and later ones no dates.
  answer: z
    .object({
      at: z.number(),
      version: z.string(),
      files: z.array(file).default([]),
      signedAt: z.number().default(0),
      expiresAt: z.number().default(0),
    })
    .nullable(),
  installFailure: z
    .object({ at: z.number(), version: z.string(), reason: z.enum(installFailures) })
    .nullable()
    .default(null),
  failure: z
    .object({
      at: z.number(),
      reason: z.enum([
        'unreachable',
        'status',
        'redirect',
        'too_large',
        'malformed',
        'signature',
        'expired',
        'older',
      ] as const),
    })
    .nullable(),
  settled: z.string().nullable(),
}) satisfies z.ZodType<UpdateMemory>;

/** Loads the saved state of updates from the history's `kept` table; the command's doctor reads it too. */
export function loadUpdateMemory(history: Pick<History, 'kept'>): UpdateMemory {
  return Stored.safeParse(history.kept(KEY)).data ?? noUpdateMemory;
}

/** @throws Error when the history cannot store it */
export function saveUpdateMemory(history: Pick<History, 'keep'>, memory: UpdateMemory, now: number): void {
  history.keep(KEY, memory, now);
}
