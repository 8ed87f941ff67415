import { z } from 'zod';
import type { UpdateState } from '../../core/updates/updates';
import { installFailures } from '../../core/updates/install';

const version = z.string();
const install = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }).readonly(),
  z.object({ kind: z.literal('downloading'), version, percent: z.number() }).readonly(),
  z.object({ kind: z.literal('ready'), version }).readonly(),
  z.object({ kind: z.literal('failed'), version, reason: z.enum(installFailures) }).readonly(),
]);

/** The state of updates as it crosses to a page. */
export const updateState = z
  .object({
    version,
    silence: z.enum(['no_feed', 'sources', 'off']).nullable(),
    way: z.enum(['deb', 'rpm', 'appimage', 'other']),
    newer: z.string().nullable(),
    inTray: z.boolean(),
    answeredAt: z.number().nullable(),
    isExpired: z.boolean(),
    canInstall: z.boolean(),
    install,
  })
  .readonly() satisfies z.ZodType<UpdateState>;
