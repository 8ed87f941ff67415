/**
 * What handles attacks on the proxy: bombs, silent connections, odd answers, its port. And the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const proxyAttackRows = [
  {
    fault: 'Proxy: content that decodes to a hundred times its size',
    file: 'electron/proxy/tap/expansion.ts',
    edits: [
      [
        'return this.#decoded <= Math.min(MAX_DECODED_BYTES, FREE_BYTES + MAX_RATIO * this.#coded);',
        'return this.#decoded <= MAX_DECODED_BYTES * FREE_BYTES * MAX_RATIO;',
      ],
    ],
    test: 'test/faults/proxy-bombs.test.ts',
    title: 'the tap counts no tokens',
    built: true,
  },
  {
    fault: 'Proxy: zstd that is decoded in one turn',
    file: 'electron/proxy/tap/zstd.ts',
    edits: [['if (this.#turnWork < TURN_WORK) continue;', 'if (this.#turnWork < TURN_WORK * 1e6) continue;']],
    test: 'test/faults/proxy-bombs.test.ts',
    title: 'lets the loop turn',
    built: true,
  },
  {
    fault: 'Proxy: deeply nested JSON',
    file: 'electron/proxy/tap/json-members.ts',
    edits: [['if (depth > MAX_DEPTH) return -1;', '']],
    test: 'test/unit/proxy/tap/json-members.test.ts',
  },
  {
    fault: 'Proxy: connections that send nothing, when all places are taken',
    file: 'electron/proxy/server.ts',
    edits: [['&& !this.#makeRoom()', '&& this.#port > 0']],
    test: 'test/faults/proxy-connections.test.ts',
    title: 'send nothing',
  },
  {
    fault: 'Proxy: a connection whose first byte does not come',
    file: 'electron/proxy/client/connection.ts',
    edits: [
      [
        'return this.#hadRequest ? this.limits.idleMs : this.limits.firstByteMs;',
        'return this.limits.idleMs;',
      ],
    ],
    test: 'test/faults/proxy-connections.test.ts',
    title: 'first byte',
  },
  {
    fault: 'Proxy: a server that sends interim answers without end',
    file: 'electron/proxy/client/response-relay.ts',
    edits: [["if (this.#interim > MAX_INTERIM) return 'no_http';", '']],
    test: 'test/faults/proxy-connections.test.ts',
    title: '16 interim answers',
  },
  {
    fault: 'Proxy: interim answers that its client does not read',
    file: 'electron/proxy/client/response-relay.ts',
    edits: [
      [
        "if (!this.client.write(clientHead(head, false), 'latin1')) this.onFull();",
        "this.client.write(clientHead(head, false), 'latin1');",
      ],
    ],
    test: 'test/faults/proxy-connections.test.ts',
    title: 'does not read its interim answers',
  },
  {
    fault: 'Proxy: a status below 100',
    file: 'electron/proxy/head/response.ts',
    edits: [['([1-9]\\d{2})', '(\\d{3})']],
    test: 'test/faults/proxy-connections.test.ts',
    title: 'status 0',
  },
  {
    fault: 'Proxy: chunks in HTTP/1.0',
    file: 'electron/proxy/head/response.ts',
    edits: [["if (isOld && lines.some(({ name }) => name === 'transfer-encoding')) return null;", '']],
    test: 'test/faults/proxy-connections.test.ts',
    title: 'chunks in HTTP/1.0',
  },
  {
    fault: 'Proxy: a refused HEAD',
    file: 'electron/proxy/client/connection.ts',
    edits: [["isHead ? 'HEAD' : undefined", 'isHead ? undefined : undefined']],
    test: 'test/faults/proxy-connections.test.ts',
    title: 'refuses HEAD',
  },
  {
    fault: 'Proxy: silent connections to the metrics',
    file: 'electron/metrics/scrape.ts',
    edits: [
      ['    makeRoom(sockets, answering);\n', '    if (sockets.size >= MAX_CONNECTIONS) socket.destroy();\n'],
    ],
    test: 'test/faults/proxy-connections.test.ts',
    title: 'the metrics are read',
  },
  {
    fault: 'Proxy: its port while it starts again',
    file: 'electron/app/proxy/proxy-host.ts',
    edits: [
      [
        'if (holdPort === undefined || !this.#isHolding || this.#held !== null) return null;',
        'if (holdPort !== undefined) return null;',
      ],
    ],
    test: 'test/faults/proxy-restart.test.ts',
    title: 'at no instant free',
    built: true,
  },
  {
    fault: 'Proxy: use of another user’s token without an organization',
    file: 'electron/app/proxy/event-router.ts',
    edits: [['(areLoginsRead(targets) ? strangerOf(event) : null)', '(areLoginsRead([]) ? null : null)']],
    test: 'test/unit/app/proxy/feed-identity.test.ts',
    title: 'to a stranger, also just after',
  },
  {
    fault: 'Proxy: another program holds its port',
    file: 'electron/app/proxy/port-alarm.ts',
    edits: [['    this.#raised.publish({ port, user });\n', '']],
    test: 'test/faults/proxy-port-taken.test.ts',
    title: 'the alarm comes once over many tries',
  },
  {
    fault: 'Proxy: one alarm about its port for each stretch',
    file: 'electron/app/proxy/port-alarm.ts',
    edits: [['    this.#known.add(port);\n', '']],
    test: 'test/unit/app/proxy/port-alarm.test.ts',
    title: 'raises the alarm once',
  },
  {
    fault: 'Proxy: another user’s program that imitates its answer',
    file: 'electron/app/proxy/port-alarm.ts',
    edits: [["return { found: 'stranger', user: plainLine(user.name) };", 'return { found, user: null };']],
    test: 'test/faults/proxy-port-taken.test.ts',
    title: 'is a stranger all the same',
  },
  {
    fault: 'Proxy: a request without its secret path',
    file: 'electron/proxy/head/secret-path.ts',
    edits: [['    if (!timingSafeEqual(given, wanted)) return err(REFUSAL);\n', '']],
    test: 'test/faults/proxy-secret-path.test.ts',
    title: 'with no key, and passes no byte on',
    built: true,
  },
  {
    fault: 'Proxy: its secret path in the log',
    file: 'electron/core/redact.ts',
    edits: [['[\\w-]{16,64}(?![\\w-])', '[\\w-]{99,}(?![\\w-])']],
    test: 'test/faults/proxy-secret-path.test.ts',
    title: 'does not contain the key',
    built: true,
  },
  {
    fault: 'Proxy: an answer that changes the protocol',
    file: 'electron/proxy/client/response-relay.ts',
    edits: [['if (head === null || head.status === 101)', 'if (head === null)']],
    test: 'test/faults/proxy-upstream.test.ts',
    title: "'101'",
  },
  {
    fault: 'Proxy: an answer whose chunks are faulty',
    file: 'electron/proxy/client/response-relay.ts',
    edits: [["if (piece.taken < 0) return 'broken';", '']],
    test: 'test/faults/proxy-upstream.test.ts',
    title: 'a chunk size of letters',
  },
  {
    fault: 'Proxy: a head of an answer without an end',
    file: 'electron/proxy/client/response-relay.ts',
    edits: [["return bytes.length > MAX_HEAD_BYTES ? 'no_http' : 'more';", "return 'more';"]],
    test: 'test/faults/proxy-upstream.test.ts',
    title: '300 kB without an end',
  },
  {
    fault: 'Proxy: a second answer to one request',
    file: 'electron/proxy/client/exchange.ts',
    edits: [['this.#responseDone && this.#requestDone && !this.#relay.hasExcess', 'this.#responseDone']],
    test: 'test/faults/proxy-upstream.test.ts',
    title: 'a second answer',
  },
  {
    fault: 'Proxy: half heads',
    file: 'electron/proxy/client/connection.ts',
    edits: [
      ["if (this.#state === 'head' && age > this.limits.headMs)", 'if (age > 1e9 * this.limits.headMs)'],
    ],
    test: 'test/faults/proxy-refusals.test.ts',
    title: '500 connections',
  },
  {
    fault: 'Proxy: a request within the body of another',
    file: 'electron/proxy/head/chunks.ts',
    edits: [["        if (this.strict) return 'broken';\n", '']],
    test: 'test/faults/proxy-refusals.test.ts',
    title: 'chunked body becomes invalid',
  },
  {
    fault: 'Proxy: a request for another protocol',
    file: 'electron/proxy/head/request.ts',
    edits: [['else if (!isDropped(name)) text +=', 'else if (!isDropped("") || name !== "") text +=']],
    test: 'test/faults/proxy-refusals.test.ts',
    title: 'asks for another protocol',
  },
  {
    fault: 'Proxy: a line of 100 MB',
    file: 'electron/proxy/tap/sse.ts',
    edits: [['const MAX_LINE_BYTES = 64 * 1024;', 'const MAX_LINE_BYTES = 1e9;']],
    test: 'test/faults/proxy-floods.test.ts',
    title: '100 MB',
    built: true,
  },
];
