import fc from 'fast-check';

const text = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    '"',
    '\\',
    '\\"',
    '}{',
    '},"usage":{"output_tokens":9}',
    'näive “quoted”',
    '\u0000\n',
  ),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);
const count = fc.oneof(fc.nat(), fc.constantFrom(-1, 1.5, 1e21, 0, Number.MAX_SAFE_INTEGER));
const odd = fc.oneof(fc.constantFrom(null, true, false, [], {}), text, count, fc.jsonValue({ maxDepth: 3 }));
/** Now and then something else than what it should be, or nothing. */
const mostly = <T>(value: fc.Arbitrary<T>) =>
  fc.option(fc.oneof({ arbitrary: value, weight: 5 }, odd), { nil: undefined });

const usage = fc.record({
  input_tokens: mostly(count),
  output_tokens: mostly(count),
  cache_read_input_tokens: mostly(count),
  cache_creation_input_tokens: mostly(count),
  cache_creation: mostly(
    fc.record({ ephemeral_5m_input_tokens: mostly(count), ephemeral_1h_input_tokens: mostly(count) }),
  ),
  speed: mostly(fc.constantFrom('fast', 'standard')),
  service_tier: mostly(fc.oneof(fc.constantFrom('standard', 'batch', 'priority'), text)),
  inference_geo: mostly(fc.constantFrom('not_available', 'us', 'global', '')),
  server_tool_use: mostly(
    fc.record({ web_search_requests: mostly(count), web_fetch_requests: mostly(count) }),
  ),
});
const message = fc.record({
  id: mostly(text),
  model: mostly(fc.constantFrom('claude-opus-5-5', '<synthetic>')),
  content: mostly(fc.array(fc.record({ type: fc.constant('tool_use'), input: fc.record({ usage }) }))),
  usage: mostly(usage),
});
/** Lines of which anything may be odd; as `JSON.stringify` takes them. */
export const line = fc.record({
  parentUuid: mostly(text),
  isSidechain: mostly(fc.boolean()),
  isApiErrorMessage: fc.constantFrom(undefined, undefined, true, false),
  cwd: mostly(text),
  sessionId: mostly(text),
  gitBranch: mostly(text),
  toolUseResult: mostly(fc.record({ usage })),
  message: mostly(message),
  requestId: mostly(text),
  type: fc.constantFrom('assistant', 'assistant', 'assistant', 'user', undefined),
  uuid: mostly(text),
});

/** Lines as Claude Code writes them, of few responses: many follow others of the same one. */
export const plainLine = fc
  .record({
    id: fc.constantFrom('msg_01abcdefgh', 'msg_01bcdefghi'),
    model: fc.constantFrom('claude-opus-5-5', 'claude-opus-5-5', 'claude-opus-5-5', 'glm-5'),
    at: fc.constantFrom('2026-11-21T20:00:00.123Z', '2024-02-29T23:59:59.999Z', '1969-12-31T00:00:00.000Z'),
    counts: fc.tuple(
      fc.nat({ max: 9 }),
      fc.nat({ max: 9 }),
      fc.nat({ max: 9 }),
      fc.nat({ max: 9 }),
      fc.nat({ max: 9 }),
    ),
    speed: fc.constantFrom('standard', 'fast', undefined),
    isSidechain: fc.boolean(),
    sessionId: fc.constantFrom('s1', 's2', undefined),
    cwd: fc.constantFrom('/p', undefined),
    gitBranch: fc.constantFrom('main', undefined),
  })
  .map(({ id, model, at, counts: [input, output, read, m5, h1], speed, ...rest }) => ({
    ...rest,
    type: 'assistant',
    message: {
      model,
      id,
      usage: {
        input_tokens: input,
        output_tokens: output,
        cache_read_input_tokens: read,
        cache_creation: { ephemeral_5m_input_tokens: m5, ephemeral_1h_input_tokens: h1 },
        speed,
      },
    },
    requestId: 'req_011',
    timestamp: at,
  }));

/** Lines as Claude Code writes them, now and then with something odd in them. */
export const usualLine = fc
  .record({
    id: fc.oneof(
      { arbitrary: fc.constantFrom('msg_01abcdefgh', 'msg_01bcdefghi', 'msg_02cdefghij'), weight: 12 },
      fc.constantFrom(
        'msg_1',
        'msg_bdrk_01abc',
        'MSG_01abcdefgh',
        'msg_vRtX_01abc',
        'ocgo',
        'msg_"\\',
        'msg_01ü',
        null,
      ),
      fc.integer({ min: 195, max: 205 }).map((length) => `msg_${'i'.repeat(length - 4)}`),
    ),
    request: fc.oneof(
      { arbitrary: fc.constantFrom('req_011', 'req_012'), weight: 12 },
      fc.constantFrom('', 'req_ä', 'r\\', undefined, 7),
    ),
    model: fc.oneof(
      { arbitrary: fc.constantFrom('claude-opus-5-5', 'claude-haiku-4-5-20251001'), weight: 12 },
      fc.constantFrom('glm-5', '<synthetic>', '', undefined, 'm\u00fc', `c${'x'.repeat(600)}`),
    ),
    at: fc.oneof(
      {
        arbitrary: fc
          .date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
          .map((date) => date.toISOString()),
        weight: 12,
      },
      fc.constantFrom(
        undefined,
        '2026-11-21',
        '0000-02-30T25:61:61.999Z',
        '2026-11-21T20:00:00.12xZ',
        '2026-11-21T20:00:00.123+05:30',
        5,
      ),
    ),
    usage: fc.record({
      input_tokens: odds(fc.nat()),
      output_tokens: odds(fc.nat({ max: 9 })),
      cache_read_input_tokens: odds(fc.nat()),
      cache_creation_input_tokens: odds(fc.nat({ max: 9 })),
      cache_creation: odds(
        fc.record({
          ephemeral_5m_input_tokens: odds(fc.nat({ max: 9 })),
          ephemeral_1h_input_tokens: odds(fc.nat({ max: 9 })),
        }),
      ),
      speed: fc.constantFrom('standard', 'standard', 'fast', undefined, 'slow'),
      service_tier: fc.constantFrom('standard', 'standard', undefined, 'batch', null),
      inference_geo: fc.constantFrom('not_available', 'not_available', undefined, 'us', ''),
      server_tool_use: fc.constantFrom(
        { web_search_requests: 0, web_fetch_requests: 0 },
        { web_search_requests: 0, web_fetch_requests: 0 },
        undefined,
        { web_search_requests: 3, web_fetch_requests: 0 },
        { web_search_requests: 0, web_fetch_requests: 1 },
      ),
      iterations: fc.constantFrom(
        undefined,
        undefined,
        [],
        [{ type: 'message', output_tokens: 1 }],
        [{ type: 'advisor_message', model: 'claude-opus-5-5', output_tokens: 3 }],
      ),
    }),
    cwd: fc.constantFrom('/p', 'C:\\work\\p', '/p/ü', '', undefined, `/${'x'.repeat(600)}`),
    session: fc.constantFrom('s1', 's2', undefined),
    branch: fc.constantFrom('main', 'HEAD', undefined),
    isSidechain: fc.constantFrom(true, false, undefined, 'true'),
    forkedFrom: fc.constantFrom(undefined, undefined, undefined, undefined, null, { sessionId: 's9' }),
    isApiErrorMessage: fc.constantFrom(undefined, undefined, undefined, true),
    text: fc.constantFrom('', 'a', '"_tokens', '}{][', '\\"', 'x'.repeat(100)),
  })
  .map(({ id, request, model, at, usage: used, cwd, session, branch, text: said, ...rest }) => ({
    parentUuid: null,
    ...rest,
    cwd,
    sessionId: session,
    gitBranch: branch,
    type: 'assistant',
    message: { model, id, role: 'assistant', content: [{ type: 'text', text: said }], usage: used },
    requestId: request,
    uuid: 'u1',
    timestamp: at,
  }));

/** Lines that say what a session is called, and others without usage. */
export const otherLine = fc.constantFrom(
  { type: 'custom-title', customTitle: 'Fix max_tokens overflow', sessionId: 's1' },
  { type: 'ai-title', aiTitle: 'a title', sessionId: 's' },
  { type: 'summary', summary: 'what was done' },
  { type: 'summary', summary: 'of a fork', forkedFrom: { sessionId: 's9' } },
  { parentUuid: null, type: 'user', message: { role: 'user', content: 'how many input_tokens?' } },
  { type: 'progress', data: { message: { usage: { output_tokens: 3 } } } },
  null,
);

function odds<T>(value: fc.Arbitrary<T>) {
  return fc.oneof(
    { arbitrary: value, weight: 20 },
    fc.constantFrom(undefined, null, -1, 1.5, 1e21, '7', 999_999_999_999_999, 9_007_199_254_740_991, [], {}),
  );
}
