import { z } from 'zod';
import type { ProxyEvent } from '../../proxy/events';
import type { AnswerCount, FromProxy } from '../../proxy/messages';

const count = z.number().int().nonnegative();
const hash = z.string().regex(/^[0-9a-f]{16}$/);
const word = z.string().max(400);

const Tokens = z.object({
  input: count,
  output: count,
  cacheRead: count,
  cacheWrite5m: count,
  cacheWrite1h: count,
});

const Use = z.object({
  messageId: word,
  requestId: word.nullable(),
  at: count,
  model: word,
  tokens: Tokens,
  origin: z.literal('proxy'),
  account: z.null(),
  sessionId: z.null(),
  project: z.null(),
  branch: z.null(),
  sidechain: z.boolean(),
  fast: z.boolean(),
  terms: count,
  onPlan: z.boolean(),
  copied: z.boolean(),
});

const Event: z.ZodType<ProxyEvent> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('headers'),
    at: count,
    status: count,
    tokenHash: hash.nullable(),
    headers: z.array(z.tuple([word, z.string().max(4096)])).max(200),
    dated: z.object({ date: z.string().max(64), tookMs: count }).optional(),
  }),
  z.object({
    kind: z.literal('use'),
    tokenHash: hash.nullable(),
    organizationId: word.nullable(),
    use: Use,
    partial: z.boolean(),
  }),
]);

const Counters = z.object({
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
  addedP50Us: count.nullable(),
  addedP99Us: count.nullable(),
});

const Answer: z.ZodType<AnswerCount> = z.object({
  status: count.max(999),
  endpoint: z.enum(['messages', 'count_tokens', 'other']),
  count,
});

/** Those of a list that are what they should be; one that is not does not take the others with it. */
function listOf<T>(entry: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(z.unknown()).transform((list) => list.flatMap((each) => entry.safeParse(each).data ?? []));
}

const Message: z.ZodType<FromProxy> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening'), port: count.max(65_535) }),
  z.object({ kind: z.literal('awaits_port') }),
  z.object({ kind: z.literal('failed'), code: word }),
  z.object({
    kind: z.literal('batch'),
    seq: count,
    events: listOf(Event),
    answers: listOf(Answer),
    dropped: count,
  }),
  z.object({ kind: z.literal('counters'), counters: Counters }),
]);

/**
 * A message of the proxy's process; `null` for what is none, since that process reads what comes from outside. Of a
 * batch, entries that are none are left out.
 */
export function readProxyMessage(message: unknown): FromProxy | null {
  const read = Message.safeParse(message);
  return read.success ? read.data : null;
}

/** How many entries of a batch were left out, having no sense. */
export function leftOut(raw: unknown, read: FromProxy & { readonly kind: 'batch' }): number {
  const { events, answers } = raw as Readonly<Record<'events' | 'answers', readonly unknown[]>>;
  return events.length - read.events.length + answers.length - read.answers.length;
}
