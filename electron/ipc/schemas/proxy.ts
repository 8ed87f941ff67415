import { z } from 'zod';
import type { PortTest, ProxyReport } from '../../core/proxy';
import type { StatuslineReport } from '../../core/statusline/advice';

const count = z.number().int().nonnegative();

const figures = z
  .object({
    requests: count,
    active: count,
    bytesUp: count,
    bytesDown: count,
    headersSeen: count,
    usesSeen: count,
    usesUnknown: count,
    tapErrors: count,
    replaced: count,
    dropped: count,
    refused: count,
    upstreamErrors: count,
    aborted: count,
    addedP50Us: z.number().nullable(),
    addedP99Us: z.number().nullable(),
  })
  .readonly();

const state = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening'), port: count }).readonly(),
  z.object({ kind: z.literal('starting'), again: z.boolean() }).readonly(),
  z
    .object({
      kind: z.literal('failed'),
      code: z.string(),
      holder: z.object({ user: z.string().nullable() }).readonly().optional(),
    })
    .readonly(),
  z.object({ kind: z.literal('off') }).readonly(),
]);

/** The proxy as the page shows it. */
export const proxyReport = z
  .object({
    state,
    lines: z.object({ shell: z.string(), settings: z.string(), undo: z.string() }).readonly(),
    managed: z.object({ file: z.string().nullable(), byPlan: z.boolean() }).readonly(),
    figures: figures.nullable(),
  })
  .readonly() satisfies z.ZodType<ProxyReport>;

/** What answers on the proxy's port, for the page. */
export const portTest = z
  .object({ found: z.enum(['answers', 'silent', 'stranger']), user: z.string().nullable() })
  .readonly() satisfies z.ZodType<PortTest>;

/** Claude Code's status line as the page shows it. */
export const statuslineReport = z
  .object({
    settings: z.string(),
    before: z.string().nullable(),
    installed: z.boolean(),
    heardAt: z.number().nullable(),
  })
  .readonly() satisfies z.ZodType<StatuslineReport>;
