import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProxyEvent } from '../../../electron/proxy/events';
import type { FromProxy } from '../../../electron/proxy/messages';
import { createOutbox, MOST_AT_ONCE, MOST_LIMITS, MOST_USES } from '../../../electron/proxy/outbox';

type Batch = FromProxy & { readonly kind: 'batch' };

const limits = (
  at: number,
  used: string,
  change: { readonly status?: number; readonly tokenHash?: string } = {},
  window = '5h',
): ProxyEvent => ({
  kind: 'headers',
  at,
  status: 200,
  tokenHash: 'a'.repeat(16),
  headers: [[`anthropic-ratelimit-unified-${window}-utilization`, used]],
  ...change,
});
const use = (n: number): ProxyEvent & { readonly kind: 'use' } => ({
  kind: 'use',
  tokenHash: null,
  organizationId: null,
  partial: false,
  use: {
    messageId: `msg_${String(n)}`,
    requestId: `req_${String(n)}`,
    at: n,
    model: 'm',
    origin: 'proxy',
    tokens: { input: 1, output: n, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 },
    account: null,
    sessionId: null,
    project: null,
    branch: null,
    sidechain: false,
    fast: false,
    terms: 0,
    onPlan: true,
    copied: false,
  },
});
const idsOf = (batches: readonly Batch[]) =>
  batches.flatMap(({ events }) =>
    events.flatMap((each) => (each.kind === 'use' ? [each.use.messageId] : [])),
  );
const turn = () => new Promise((resolve) => setImmediate(resolve));

function outbox() {
  const batches: Batch[] = [];
  const box = createOutbox((batch) => void batches.push(batch));
  /** Takes all that comes, until nothing does. */
  const takeAll = async () => {
    for (let seen = -1; seen !== batches.length;) {
      await turn();
      seen = batches.length;
      box.confirm(seen);
    }
  };
  return { box, batches, takeAll };
}

describe('the outbox', () => {
  it('the outbox sends one batch at the end of the turn, and the next one when the app has answered', async () => {
    const { box, batches } = outbox();
    box.answer(200, 'messages');
    box.event(limits(1, '0.1'));
    box.event(use(1));
    expect(batches).toEqual([]);
    await turn();
    const answers = [{ status: 200, endpoint: 'messages', count: 1 }];
    expect(batches).toEqual([
      { kind: 'batch', seq: 1, events: [limits(1, '0.1'), use(1)], answers, dropped: 0 },
    ]);
    box.event(use(2));
    await turn();
    for (const odd of [0, 2, -1]) box.confirm(odd);
    expect(batches).toHaveLength(1);
    box.confirm(1);
    expect(batches).toHaveLength(2);
    expect(batches[1]).toMatchObject({ seq: 2, events: [use(2)], answers: [] });
  });

  it('the outbox holds few of 100,000 events for an app that never answers, and the newest limits among them', async () => {
    const { box, batches, takeAll } = outbox();
    box.event(limits(0, '0'));
    await turn();
    for (let n = 1; n <= 50_000; n += 1) {
      box.answer(n % 10 === 0 ? 429 : 200, 'messages');
      box.event(limits(n, String(n)));
      box.event(use(n));
      if (n % 1000 === 0) await turn();
    }
    expect(batches).toHaveLength(1);
    expect(box.waiting()).toEqual({ limits: 1, uses: MOST_USES });
    expect(box.figures()).toEqual({ replaced: 49_999, dropped: 50_000 - MOST_USES });

    await takeAll();
    const later = batches.slice(1);
    expect(later.every(({ events }) => events.length <= MOST_AT_ONCE + MOST_LIMITS)).toBe(true);
    expect(later.flatMap(({ events }) => events.filter(({ kind }) => kind === 'headers'))).toEqual([
      limits(50_000, '50000'),
    ]);
    const kept = Array.from({ length: MOST_USES }, (_, n) => `msg_${String(50_000 - MOST_USES + 1 + n)}`);
    expect(idsOf(later)).toEqual(kept);
    expect(later[0]?.answers).toEqual([
      { status: 200, endpoint: 'messages', count: 45_000 },
      { status: 429, endpoint: 'messages', count: 5000 },
    ]);
    expect(later.at(-1)?.dropped).toBe(50_000 - MOST_USES);
  });

  it('the outbox holds events of different accounts, refusals and windows apart', async () => {
    const { box, batches, takeAll } = outbox();
    box.event(limits(0, '0'));
    await turn();
    const kept = [
      limits(3, '0.3', { tokenHash: 'b'.repeat(16) }),
      limits(4, '1.0', { status: 429 }),
      limits(5, '0.9', {}, '7d_oi'),
      limits(6, '0.6'),
    ];
    for (const event of [limits(1, '0.1'), limits(2, '0.2'), ...kept]) box.event(event);
    expect(box.figures()).toEqual({ replaced: 2, dropped: 0 });
    await takeAll();
    expect(batches[1]?.events).toEqual(kept);
  });

  it('the outbox is bounded too where every limit differs', async () => {
    const { box, batches, takeAll } = outbox();
    box.event(use(0));
    await turn();
    for (let n = 0; n < 1000; n += 1) box.event(limits(n, '0.1', {}, `7d_${String(n)}`));
    expect(box.waiting().limits).toBe(MOST_LIMITS);
    expect(box.figures().dropped).toBe(1000 - MOST_LIMITS);
    await takeAll();
    expect(batches[1]?.events.at(-1)).toEqual(limits(999, '0.1', {}, '7d_999'));
  });

  it('the outbox holds no bytes of a response beside its values', async () => {
    const { box, batches } = outbox();
    box.event(use(0));
    await turn();
    // Words cut out of a head keep the whole head alive, however large it is.
    const before = process.memoryUsage().heapUsed;
    for (let n = 0; n < MOST_USES; n += 1) {
      const head = `request-id: req_of_some_length_${String(n)}`.padEnd(16_384, String(n));
      const event = use(n);
      box.event({ ...event, use: { ...event.use, requestId: head.slice(12, 42) } });
    }
    expect(batches).toHaveLength(1);
    expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(64);
  });

  it('the outbox loses and doubles no event in bursts, in whatever order the app answers', async () => {
    const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 700 }), fc.constant('taken' as const)), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { box, batches, takeAll } = outbox();
        let told = 0;
        for (const step of all) {
          if (step === 'taken') box.confirm(batches.length);
          else
            for (let n = 0; n < Math.min(step, MOST_USES - box.waiting().uses); n += 1)
              box.event(use(told++));
          await turn();
        }
        await takeAll();
        expect(idsOf(batches)).toEqual(Array.from({ length: told }, (_, n) => `msg_${String(n)}`));
        expect(box.figures().dropped).toBe(0);
      }),
      { seed: 20_261_125, numRuns: 50 },
    );
  });

  it('the end of the proxy waits for the outbox, but only for a limited time', async () => {
    const { box, batches } = outbox();
    await box.settled(60_000);
    box.event(use(1));
    let isOver = false;
    const over = box.settled(60_000).then(() => (isOver = true));
    await turn();
    expect([batches.length, isOver]).toEqual([1, false]);
    box.confirm(1);
    await over;
    box.event(use(2));
    await box.settled(20);
    expect(batches).toHaveLength(2);
  });
});
