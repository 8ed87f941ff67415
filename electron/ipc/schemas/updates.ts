import { z } from 'zod';
import type { UpdateState } from '../../core/updates';

/** What is known of new versions, as it crosses to a page. */
export const updateState = z
  .object({
    version: z.string(),
    silence: z.enum(['no_feed', 'sources', 'off']).nullable(),
    way: z.enum(['deb', 'rpm', 'appimage', 'other']),
    newer: z.string().nullable(),
    inTray: z.boolean(),
    answeredAt: z.number().nullable(),
  })
  .readonly() satisfies z.ZodType<UpdateState>;
