import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import zlib from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnthropicApi } from '../../fakes/anthropic-api';
import { FAKE_TOKEN } from '../../fakes/credentials';
import { FakeModel } from '../../fakes/messages/model';
import type { Coding } from '../../fakes/messages/types';

const HEADERS = {
  authorization: `Bearer ${FAKE_TOKEN}`,
  'anthropic-beta': 'claude-code-20250219,oauth-2025-04-20',
  'user-agent': 'claude-cli/2.1.330 (external, sdk-cli)',
};

describe('the fake model', () => {
  let api: AnthropicApi;
  let model: FakeModel;
  beforeEach(async () => {
    api = await AnthropicApi.start();
    model = new FakeModel(3);
    api.setModel(model);
  });
  afterEach(() => api.stop());

  const post = async (
    messages: readonly object[],
    more: object = {},
    headers: Readonly<Record<string, string>> = HEADERS,
  ) => {
    const options = { method: 'POST', headers, agent: false };
    const request = httpRequest(`${api.url}/v1/messages?beta=true`, options);
    // The request sees the reset of the connection too, after its response.
    request.on('error', () => undefined);
    request.end(JSON.stringify({ model: 'claude-opus-5-5', stream: true, messages, ...more }));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    const cut = await once(response, 'end').then(
      () => false,
      () => true,
    );
    return { response, cut, bytes: Buffer.concat(parts) };
  };
  const user = (text: string) => ({ role: 'user', content: [{ type: 'text', text }] });
  const assistant = { role: 'assistant', content: [{ type: 'text', text: 'q-b' }] };
  const result = { role: 'user', content: [{ type: 'tool_result', content: 'q-b' }] };

  it('the fake model gives the script’s replies to the last prompt, one after the other', async () => {
    model.say('q-a', { text: 'first' }, { text: 'second' });
    model.say('q-b', { text: 'other' });
    const stream = async (...messages: object[]) =>
      zlib.gunzipSync((await post(messages)).bytes).toString('utf8');
    expect(await stream(user('q-a'))).toContain('"text":"first"');
    expect(await stream(user('q-a'), assistant, result)).toContain('"text":"second"');
    expect(await stream(user('q-a'), assistant, user('please q-b'))).toContain('"text":"other"');
    expect(model.sent.map(({ word, step }) => `${word} ${String(step)}`)).toEqual([
      'q-a 0',
      'q-a 1',
      'q-b 0',
    ]);
  });

  const unpack: Readonly<Record<Coding, (bytes: Buffer) => Buffer>> = {
    gzip: zlib.gunzipSync,
    deflate: zlib.inflateSync,
    br: zlib.brotliDecompressSync,
    identity: (bytes) => bytes,
  };
  it.each(['gzip', 'deflate', 'br', 'identity'] as const)(
    'the fake model reports by %s the tokens that it counts',
    async (coding) => {
      model.say('q-a', { coding });
      const { response, bytes } = await post([user('q-a')]);
      expect(response.headers['content-encoding'] ?? 'identity').toBe(coding);
      const text = unpack[coding](bytes).toString('utf8');
      const told = model.sent[0]?.told;
      expect(text).toContain(`"usage":{"input_tokens":${String(told?.tokens.input)},"output_tokens":1,`);
      expect(text).toMatch(
        new RegExp(`"output_tokens":${String(told?.tokens.output)}\\}\\}\\n\\nevent: message_stop`),
      );
      expect(told).toMatchObject({ whole: true, requestId: response.headers['request-id'] });
      expect(model.totals()['claude-opus-5-5']).toEqual({ messages: 1, ...told?.tokens });
    },
  );

  it('the fake model refuses and cuts off as often as its script has it, and counts the tokens reported until then', async () => {
    const reset = Math.floor(Date.now() / 1000) + 60;
    model.setLimits({ fiveHour: { used: 0.5, reset }, sevenDay: { used: 0.25, reset } });
    const busy = { kind: 'refused', status: 529 } as const;
    model.say('q-a', { trouble: [busy, { ...busy, status: 429, limits: true }, { kind: 'reset' }] });
    const utilization = 'anthropic-ratelimit-unified-5h-utilization';
    const seen: unknown[] = [];
    for (let round = 0; round < 4; round += 1) {
      const { response, cut } = await post([user('q-a')]);
      seen.push([response.statusCode, response.headers[utilization], cut]);
    }
    expect(seen).toEqual([
      [529, undefined, false],
      [429, '0.5', false],
      [200, '0.5', true],
      [200, '0.5', false],
    ]);
    expect(model.sent.map(({ told }) => told?.whole)).toEqual([undefined, undefined, false, true]);
    expect(model.sent[2]?.told?.tokens.output).toBe(1);
    expect(model.open).toBe(0);
  });

  it('the fake model is as strict about headers as the rest of the API', async () => {
    const { response } = await post([user('q-a')], {}, { ...HEADERS, 'anthropic-beta': '' });
    expect(response.statusCode).toBe(401);
    expect(model.sent).toEqual([]);
  });
});
