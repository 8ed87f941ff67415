import { z } from 'zod';
import type { MachineState } from '../../core/machines/machine-use';

const kinds = [
  ...['refused', 'no_ssh', 'login', 'host_key', 'unreachable', 'no_quotide', 'old_quotide'],
  ...['timeout', 'too_large', 'not_stored', 'broken', 'failed'],
] as const;

/** The other machines, as a page lists them. */
export const machineStates = z
  .array(
    z
      .object({
        name: z.string(),
        isListed: z.boolean(),
        isAsked: z.boolean(),
        responses: z.number(),
        importedAt: z.number().nullable(),
        failure: z.enum(kinds).nullable(),
      })
      .readonly(),
  )
  .readonly() satisfies z.ZodType<readonly MachineState[]>;
