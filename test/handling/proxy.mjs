/**
 * What handles the faults of the rows "Proxy", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const proxyRows = [
  {
    fault: 'Proxy: a client that goes in the middle of a stream',
    file: 'electron/proxy/client/exchange.ts',
    edits: [
      [
        "    this.shared.counting.counts.aborted += 1;\n    this.#end('gone');",
        '    this.shared.counting.counts.aborted += 1;',
      ],
    ],
    test: 'test/faults/proxy-streams.test.ts',
  },
  {
    fault: 'Proxy: a server that resets in the middle',
    file: 'electron/proxy/client/exchange.ts',
    edits: [
      [
        "    this.shared.counting.counts.upstreamErrors += 1;\n    this.client.resetAndDestroy();\n    this.#end('gone');",
        "    this.shared.counting.counts.upstreamErrors += 1;\n    this.client.end('0\\r\\n\\r\\n');\n    this.#end('close');",
      ],
    ],
    test: 'test/faults/proxy-streams.test.ts',
  },
  {
    fault: 'Proxy: a server that resets before its head',
    file: 'electron/proxy/client/exchange.ts',
    edits: [
      [
        '    else this.#answer(this.#hasAnswered || wasReused ? BROKEN : this.shared.notReached(cause));',
        '    else this.#reset();',
      ],
    ],
    test: 'test/faults/proxy-streams.test.ts',
  },
  {
    fault: 'Proxy: a kept connection that died unnoticed, GET',
    file: 'electron/proxy/client/exchange.ts',
    edits: [['return isSafe && !this.#hasAnswered && !this.#isRetry;', 'return false;']],
    test: 'test/faults/proxy-kept.test.ts',
  },
  {
    fault: 'Proxy: a kept connection that died unnoticed, POST',
    file: 'electron/proxy/client/exchange.ts',
    edits: [
      [
        "const isSafe = (method === 'GET' || method === 'HEAD') && framing.kind === 'none';",
        "const isSafe = method !== '' && framing.kind !== 'until_close';",
      ],
    ],
    test: 'test/faults/proxy-kept.test.ts',
  },
  {
    fault: 'Proxy: idle connections are closed',
    file: 'electron/proxy/upstream/pool.ts',
    edits: [['if (at - upstream.idleSince > IDLE_MS) upstream.socket.destroy();', '']],
    test: 'test/faults/proxy-kept.test.ts',
  },
  {
    fault: 'Proxy: a reader that stands still',
    file: 'electron/proxy/client/response-relay.ts',
    edits: [['if (!isRoom) this.onFull();', '']],
    test: 'test/faults/proxy-memory.test.ts',
    built: true,
  },
  {
    fault: 'Proxy: 32 MB that go up',
    file: 'electron/proxy/client/exchange.ts',
    edits: [
      ['if (!this.#upstream.socket.write(part)) this.client.pause();', 'this.#upstream.socket.write(part);'],
    ],
    test: 'test/faults/proxy-memory.test.ts',
    title: '32 MB',
    built: true,
  },
  {
    fault: 'Proxy: Host',
    file: 'electron/core/network/loopback-guard.ts',
    edits: [
      [
        "return hosts === 1 && isOurs ? null : 'foreign_host';",
        "return hosts < 99 || isOurs ? null : 'foreign_host';",
      ],
    ],
    test: 'test/faults/proxy-refusals.test.ts',
    title: 'Host',
  },
  {
    fault: 'Proxy: Origin',
    file: 'electron/core/network/loopback-guard.ts',
    edits: [["name === 'origin' ||", '']],
    test: 'test/faults/proxy-refusals.test.ts',
  },
  {
    fault: 'Proxy: a preflight',
    file: 'electron/core/network/loopback-guard.ts',
    edits: [["if (method === 'OPTIONS') return 'web_page';", '']],
    test: 'test/faults/proxy-refusals.test.ts',
    title: 'preflight',
  },
  {
    fault: 'Proxy: two lengths',
    file: 'electron/proxy/head/framing.ts',
    edits: [['if (length !== null || chunked || !/^\\d{1,15}$/.test(value)) return null;', '']],
    test: 'test/faults/proxy-refusals.test.ts',
  },
  {
    fault: 'Proxy: length and chunks',
    file: 'electron/proxy/head/framing.ts',
    edits: [["if (length !== null || chunked || value.toLowerCase() !== 'chunked') return null;", '']],
    test: 'test/faults/proxy-refusals.test.ts',
  },
  {
    fault: 'Proxy: bare line feeds, NUL, lines that go on',
    file: 'electron/proxy/head/lines.ts',
    edits: [['if (FORBIDDEN.test(text)) return null;', '']],
    test: 'test/faults/proxy-refusals.test.ts',
  },
  {
    fault: 'Proxy: a chunk size that overflows',
    file: 'electron/proxy/head/chunks.ts',
    edits: [["return this.#digits > MAX_SIZE_DIGITS ? 'broken' : 'on';", "return 'on';"]],
    test: 'test/faults/proxy-refusals.test.ts',
  },
  {
    fault: 'Proxy: 64 kB of headers',
    file: 'electron/proxy/client/connection.ts',
    edits: [
      [
        'if (end > this.limits.headBytes || (end === -1 && bytes.length > this.limits.headBytes)) {',
        'if (end > 1e9) {',
      ],
    ],
    test: 'test/faults/proxy-refusals.test.ts',
    title: '64 kB',
  },
  {
    fault: 'Proxy: 2000 headers',
    file: 'electron/proxy/head/request.ts',
    edits: [['if (lines.length > MAX_HEADERS)', 'if (lines.length > 1e6)']],
    test: 'test/faults/proxy-refusals.test.ts',
    title: '2000',
  },
  {
    fault: 'Proxy: a head a byte at a time',
    file: 'electron/proxy/client/connection.ts',
    edits: [
      [
        "if (this.#state === 'head' && age > this.limits.headMs) {",
        "if (this.#state === 'head' && age > 1e9) {",
      ],
    ],
    test: 'test/faults/proxy-refusals.test.ts',
    title: 'a byte at a time',
  },
  {
    fault: 'Proxy: certificates',
    file: 'electron/proxy/upstream/dial.ts',
    edits: [['rejectUnauthorized: true,', 'rejectUnauthorized: false,']],
    test: 'test/faults/proxy-http.test.ts',
  },
  {
    fault: 'Proxy: a tap that throws',
    file: 'electron/proxy/tap/guarded.ts',
    edits: [
      [
        '      } catch {\n        tap = null;\n        counts.tapErrors += 1;\n      }',
        '      } finally {\n        counts.tapErrors += 0;\n      }',
      ],
    ],
    test: 'test/faults/proxy-http.test.ts',
  },
  {
    fault: 'Proxy: an app that is stuck',
    file: 'electron/proxy/outbox.ts',
    edits: [
      ['if (this.#isUnconfirmed || this.#isEmpty()) return;', 'if (this.#isEmpty()) return;'],
      ['if (this.#isScheduled || this.#isUnconfirmed) return;', 'if (this.#isScheduled) return;'],
    ],
    test: 'test/unit/proxy/outbox.test.ts',
  },
  {
    fault: 'Proxy: its process is killed',
    file: 'electron/app/proxy/proxy-host.ts',
    edits: [['      this.#open();\n    });\n  }', '    });\n  }']],
    test: 'test/faults/proxy-restart.test.ts',
    built: true,
  },
  {
    fault: 'Proxy: token and prompt in the heap',
    file: 'electron/proxy/regexp-memory.ts',
    edits: [["  /^$/.test('');", '']],
    test: 'test/faults/proxy-process.test.ts',
    title: 'neither the token nor the prompt',
    built: true,
  },
  {
    fault: 'Proxy: counts are reported before the process ends',
    file: 'electron/proxy/outbox.ts',
    edits: [['      if (this.#isEmpty() && !this.#isUnconfirmed) {', '      if (ms >= 0) {']],
    test: 'test/faults/proxy-process.test.ts',
    title: 'before it ends',
    built: true,
  },
  {
    fault: 'Proxy: web pages by Sec-Fetch-Site',
    file: 'electron/core/network/loopback-guard.ts',
    edits: [
      [
        "name === 'origin' || (name === 'sec-fetch-site' && value !== 'none')",
        "name === 'origin' && value !== ''",
      ],
    ],
    test: 'test/faults/proxy-refusals.test.ts',
  },
  {
    fault: 'Proxy: 15 minutes of silence',
    file: 'electron/proxy/client/connection.ts',
    edits: [
      [
        "} else if (this.#state === 'idle' && age > this.#idleLimit()) {",
        "} else if (this.#state !== 'linger' && age > 600_000) {",
      ],
    ],
    test: 'test/faults/proxy-patience.test.ts',
  },
  {
    fault: 'Proxy: codings that are torn anywhere',
    file: 'electron/proxy/tap/reading.ts',
    edits: [
      [
        '      if (!settled) decoder?.push(part);',
        '      if (!settled && part.length > 64) decoder?.push(part);',
      ],
    ],
    test: 'test/faults/proxy-codings.test.ts',
  },
  {
    fault: 'Proxy: codings that are broken or unknown',
    file: 'electron/proxy/tap/reading.ts',
    edits: [
      ['      if (decoder === null) unknown();\n', ''],
      ['{ onData, onError: giveUp },', '{ onData, onError: () => undefined },'],
    ],
    test: 'test/faults/proxy-codings.test.ts',
  },
  {
    fault: 'Proxy: a request that was cut off counts as such',
    file: 'electron/proxy/tap/reading.ts',
    edits: [['events.onUse(use, !(whole && scanner.isComplete()));', 'events.onUse(use, whole === null);']],
    test: 'test/faults/proxy-streams.test.ts',
  },
  {
    fault: 'Proxy: 200 torn streams at once are counted whole',
    file: 'electron/proxy/tap/sse.ts',
    edits: [['isKnown || !this.#held.append(tail);', 'isKnown || tail.length > 0;']],
    test: 'test/faults/proxy-streams.test.ts',
    title: 'passes 200 streams at once',
  },
];
