import { describe, expect, it } from 'vitest';
import type { TokenUse } from '../../../../electron/core/tokens/tokens';
import { createCounters } from '../../../../electron/proxy/counters';
import { readHeaderLines } from '../../../../electron/proxy/head/lines';
import { createTaps } from '../../../../electron/proxy/tap/tap';
import { messageStream } from '../../../faults/support/sse';
import { useOf } from '../../../fakes/token-use';
import { ALWAYS, newHistory } from '../../history/support';

const AT = useOf('x').at;
const linesOf = (head: string) => readHeaderLines(head) ?? [];
const framing = { kind: 'until_close' } as const;

/** The use that the proxy reports for an answer to a request with these headers. */
function useBy(head: string): Promise<TokenUse> {
  return new Promise((resolve, reject) => {
    const makeTap = createTaps({
      onEvent: (event) => {
        if (event.kind === 'use') resolve(event.use);
      },
      counts: createCounters().counts,
      now: () => AT,
    });
    const request = { method: 'POST', target: '/v1/messages', lines: linesOf(head), last: false };
    const tap = makeTap({ ...request, framing: { kind: 'none' } });
    const lines = linesOf('content-type: text/event-stream\r\nrequest-id: req_1');
    tap.onHead({ status: 200, statusLine: 'HTTP/1.1 200 OK', lines, framing, reusable: false });
    tap.onBody(messageStream({ id: 'msg_1', events: 3, output: 77 }));
    tap.onEnd(true);
    setImmediate(reject, new Error('no use was reported'));
  });
}

describe('token uses of an answer that passed the proxy', () => {
  it.each([
    ['a key', 'x-api-key: sk-ant-api03-abc', false],
    ['a key in a header of other letters', 'X-Api-Key: sk-ant-api03-abc', false],
    ['a key of a gateway', 'x-api-key: any-key', false],
    ['a key as bearer', 'authorization: Bearer sk-ant-api03-abc', false],
    ['a login', 'authorization: Bearer sk-ant-oat01-abc', true],
    ['a login beside a key, which the login goes before', 'x-api-key: k\r\nAuthorization: bearer abc', true],
  ])('an answer to a request with %s is on the plan or not as its login is', async (_, head, onPlan) => {
    expect((await useBy(head)).onPlan).toBe(onPlan);
  });

  it('an answer to an API key is in no window’s tokens and no estimate, also when the transcript has it too, in either order', async () => {
    const seen = await useBy('x-api-key: sk-ant-api03-abc');
    const read = useOf('msg_1', { requestId: 'req_1', at: AT });
    for (const told of [
      [seen, read],
      [read, seen],
    ]) {
      const { ledger } = newHistory();
      for (const use of told) ledger.add([use]);
      expect(ledger.sums({ account: null, since: 0 })).toMatchObject({ messages: 0, output: 0 });
      const span = { account: 'a', since: 0, until: Number.MAX_SAFE_INTEGER, stepMs: 60_000 };
      expect(ledger.useSums(span)).toEqual([]);
      const uses = [...ledger.uses({ ...ALWAYS, account: null }, 10)].flat();
      expect(uses.map(({ onPlan, tokens }) => [onPlan, tokens.output])).toEqual([[false, 77]]);
    }
  });
});
