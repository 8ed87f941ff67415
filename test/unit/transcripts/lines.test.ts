import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../electron/core/prices/price-terms';
import { answer, readUses } from './support';

const LF = '\n';
const other = answer({ requestId: 'req_2' });

describe('the parser of an assistant line', () => {
  it('an assistant line gives the tokens, the session, the folder and the time', () => {
    const usage = {
      input_tokens: 3,
      cache_creation_input_tokens: 100,
      cache_read_input_tokens: 7,
      cache_creation: { ephemeral_5m_input_tokens: 60, ephemeral_1h_input_tokens: 40 },
      output_tokens: 5,
      speed: 'fast',
    };
    expect(readUses(answer({ isSidechain: true, cwd: 'C:\\wörk "1"' }, usage), LF)).toEqual([
      {
        messageId: 'msg_1',
        requestId: 'req_1',
        at: Date.UTC(2026, 10, 21, 20),
        model: 'claude-opus-5-5',
        tokens: { input: 3, output: 5, cacheRead: 7, cacheWrite5m: 60, cacheWrite1h: 40 },
        origin: 'transcript',
        account: null,
        sessionId: 's',
        project: 'C:\\wörk "1"',
        branch: 'main',
        sidechain: true,
        fast: true,
        terms: 0,
        onPlan: true,
        copied: false,
      },
    ]);
  });

  it('an assistant line gives what its price depends on besides: tier, place, searches', () => {
    const termsIn = (usage: object) => readUses(answer({}, { output_tokens: 1, ...usage }), LF)[0]?.terms;
    const noTools = { web_search_requests: 0, web_fetch_requests: 0 };
    expect(
      termsIn({ service_tier: 'standard', inference_geo: 'not_available', server_tool_use: noTools }),
    ).toBe(0);
    expect(termsIn({ service_tier: 'standard', inference_geo: '', server_tool_use: null })).toBe(0);
    for (const said of [
      { service_tier: 'batch' },
      { service_tier: 'priority' },
      { inference_geo: 'us', speed: 'fast' },
      { inference_geo: 'mars' },
      { speed: 'slow' },
    ])
      expect([said, termsIn(said)]).toEqual([said, termsOf({ ...said, searches: 0 })]);
    const tools = { web_fetch_requests: 9, web_search_requests: 3 };
    expect(termsIn({ server_tool_use: tools })).toBe(termsOf({ searches: 3 }));
    expect(termsIn({ inference_geo: 'us', server_tool_use: tools })).toBe(
      termsOf({ inference_geo: 'us', searches: 3 }),
    );
    for (const odd of [7, 'three', [], { web_search_requests: '3' }, { web_search_requests: -3 }])
      expect(termsIn({ server_tool_use: odd })).toBe(0);
  });

  it('an answer has the searches that only its last line names, and its advisor has none of them', () => {
    const iterations = [{ type: 'advisor_message', model: 'claude-fable-5-1', output_tokens: 9 }];
    const told = readUses(
      answer({}, { output_tokens: 1, inference_geo: 'us' }),
      LF,
      answer({}, { output_tokens: 8, server_tool_use: { web_search_requests: 2 }, iterations }),
      LF,
    );
    expect(told.map(({ model, terms }) => [model, terms])).toEqual([
      ['claude-fable-5-1', 0],
      ['claude-opus-5-5', termsOf({ inference_geo: 'us', searches: 2 })],
    ]);
  });

  it.each<[string, unknown, object]>([
    [
      'cache writes without a split are of five minutes',
      { cache_creation_input_tokens: 9 },
      { cacheWrite5m: 9, cacheWrite1h: 0 },
    ],
    [
      'a split without a sum',
      { cache_creation: { ephemeral_1h_input_tokens: 4, ephemeral_5m_input_tokens: 1 } },
      { cacheWrite5m: 1, cacheWrite1h: 4 },
    ],
    [
      'a split that does not add up',
      { cache_creation_input_tokens: 9, cache_creation: { ephemeral_1h_input_tokens: 4 } },
      { cacheWrite5m: 5, cacheWrite1h: 4 },
    ],
    [
      'a split that is none',
      { cache_creation_input_tokens: 9, cache_creation: null },
      { cacheWrite5m: 9, cacheWrite1h: 0 },
    ],
    [
      'counts that are none',
      {
        input_tokens: '3',
        output_tokens: -1,
        cache_read_input_tokens: null,
        cache_creation_input_tokens: 1e300,
      },
      { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0 },
    ],
  ])('the tokens of an assistant line are read: %s', (_what, usage, tokens) => {
    expect(readUses(answer({}, usage), LF)[0]?.tokens).toMatchObject(tokens);
  });

  it('counts that are written in other ways are read as counts', () => {
    const line = answer()
      .replace('"input_tokens":3', '"input_tokens" : 3.0 ')
      .replace('"output_tokens":5', '"output_tokens":5e2');
    expect(readUses(line, LF)[0]?.tokens).toMatchObject({ input: 3, output: 500 });
  });

  it('an assistant line has its fields in any order, with any white space', () => {
    const fields = JSON.parse(answer()) as Record<string, unknown>;
    const turned = Object.fromEntries(Object.entries(fields).toReversed());
    const spaced = JSON.stringify(turned, null, 1).replaceAll('\n', '\t');
    expect(readUses(spaced, LF)).toEqual(readUses(answer(), LF));
  });

  it.each([
    ['2026-11-21T20:00:00.123Z', Date.UTC(2026, 10, 21, 20, 0, 0, 123)],
    ['2024-02-29T23:59:59.999Z', Date.UTC(2024, 1, 29, 23, 59, 59, 999)],
    ['2027-01-01T00:00:00.000Z', Date.UTC(2027, 0, 1)],
    ['2026-11-21T21:30:00+01:30', Date.UTC(2026, 10, 21, 20)],
  ])('an assistant line has the time %s', (timestamp, at) => {
    expect(readUses(answer({ timestamp }), LF)[0]?.at).toBe(at);
  });

  it("an assistant line without a time of its own has that of the answer before it, or the file's", () => {
    const uses = readUses(answer(), LF, answer({ requestId: 'req_2', timestamp: 'soon' }), LF);
    expect(uses.map(({ at }) => at)).toEqual([Date.UTC(2026, 10, 21, 20), Date.UTC(2026, 10, 21, 20)]);
    expect(Math.abs((readUses(answer({ timestamp: null }), LF)[0]?.at ?? 0) - Date.now())).toBeLessThan(
      60_000,
    );
  });

  it('an assistant line without a request id, or with an empty one, is known by its message alone', () => {
    const told = [answer({ requestId: undefined }), answer({ requestId: null }), answer({ requestId: '' })];
    expect(readUses(told.join('\n'), LF)).toMatchObject([{ messageId: 'msg_1', requestId: null }]);
  });

  it('an assistant line without a message id is known by its request, or else by itself', () => {
    const message = { model: 'm', usage: { input_tokens: 1, output_tokens: 1 } };
    expect(readUses(answer({ message }), LF)).toMatchObject([{ messageId: 'req_1', requestId: 'req_1' }]);
    const lone = (uuid: string | null) => answer({ message, requestId: null, uuid });
    expect(readUses([lone('a'), lone('b'), lone('b'), lone(null), lone(null)].join('\n'), LF)).toHaveLength(
      4,
    );
  });

  it('an assistant line counts the models that were asked for advice, each as its own; other iterations are in the total', () => {
    const usage = {
      input_tokens: 3,
      output_tokens: 5,
      iterations: [
        { type: 'message', input_tokens: 3, output_tokens: 5 },
        {
          type: 'advisor_message',
          model: 'claude-opus-5-5',
          input_tokens: 70,
          output_tokens: 80,
          cache_read_input_tokens: 9,
        },
        { type: 'advisor_message', model: null, output_tokens: 1 },
        null,
      ],
    };
    const told = answer({}, usage);
    const uses = readUses(told, LF, told, LF).toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1));
    expect(uses).toMatchObject([
      { messageId: 'msg_1', tokens: { input: 3, output: 5 } },
      {
        messageId: 'msg_1#advisor1',
        requestId: 'req_1',
        model: 'claude-opus-5-5',
        tokens: { input: 70, output: 80, cacheRead: 9 },
      },
    ]);
  });
});

describe('the parser of several lines of one answer', () => {
  it('lines of one answer are one use with the largest output and the first time, whichever comes last', () => {
    const at = (second: number, output: number) =>
      answer(
        { timestamp: `2026-11-21T20:00:0${String(second)}.000Z` },
        { input_tokens: 3, output_tokens: output },
      );
    const uses = readUses([at(2, 1), at(3, 500), other, at(4, 20), at(1, 7)].join('\n'), LF);
    expect(
      uses.map(({ requestId, at: time, tokens }) => [
        requestId,
        time - Date.UTC(2026, 10, 21, 20),
        tokens.output,
      ]),
    ).toEqual([
      ['req_1', 1000, 500],
      ['req_2', 0, 5],
    ]);
  });

  it('lines of one answer that a sub-agent and its parent both have belong to the parent', () => {
    expect(readUses(answer({ isSidechain: true }), LF, answer(), LF)).toMatchObject([{ sidechain: false }]);
  });
});

describe('the parser of lines that are no answer', () => {
  const usage = { input_tokens: 1, output_tokens: 2 };
  it.each([
    [
      'a message that Claude Code wrote itself',
      answer({ message: { id: 'x', model: '<synthetic>', usage } }),
    ],
    ['an error of the API', answer({ isApiErrorMessage: true })],
    [
      'a sub-agent’s progress that quotes one',
      JSON.stringify({
        type: 'progress',
        data: { type: 'agent_progress', message: JSON.parse(answer()) as unknown },
      }),
    ],
    ['a user’s line', answer({ type: 'user' })],
    ['one without a type', answer({ type: undefined })],
    ['usage beside the message', JSON.stringify({ type: 'assistant', usage, message: { id: 'x' } })],
    [
      'usage in a tool’s input',
      answer({ message: { id: 'x', model: 'm', content: [{ input: { usage } }] } }),
    ],
    ['usage in a text', answer({ message: { id: 'x', model: 'm', content: JSON.stringify({ usage }) } })],
    [
      'a message that is told again without usage, which is what JSON.parse would take',
      answer().replace(/\}$/, ',"message":{"id":"msg_1","model":"m"}}'),
    ],
    [
      'usage that is told again as none',
      answer({ message: {} }).replace('{}', '{"usage":{"input_tokens":1},"usage":null}'),
    ],
    ['two lines that a torn write put into one', `${answer()}${answer()}`],
    ['usage that is none', answer({ message: { id: 'x', model: 'm', usage: [usage] } })],
  ])('a line is not counted: %s', (_what, line) => {
    expect(readUses(line, LF, other, LF)).toMatchObject([{ requestId: 'req_2' }]);
  });
});
