/**
 * What handles the faults of the rows "HTTP", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const httpRows = [
  {
    fault: 'HTTP: 429 without a usable Retry-After',
    file: 'electron/core/polling/cooldown.ts',
    edits: [
      [
        'const waitMs = Math.ceil(Math.max(own, askedFor(failure.retryAfterMs)));',
        'const waitMs = Math.ceil(askedFor(failure.retryAfterMs));',
      ],
    ],
    test: 'test/faults/http-429.test.ts',
    title: 'no Retry-After',
  },
  {
    fault: 'HTTP: 429 with Retry-After: 0',
    file: 'electron/core/polling/cooldown.ts',
    edits: [
      [
        'const own = Math.min(spread(backoff, 1, 1.05, random), LONGEST_BACKOFF_MS);',
        'const own = failure.retryAfterMs === 0 ? 0 : Math.min(spread(backoff, 1, 1.05, random), LONGEST_BACKOFF_MS);',
      ],
    ],
    test: 'test/faults/http-429.test.ts',
    title: 'Retry-After: 0',
  },
  {
    fault: 'HTTP: 429 with a huge Retry-After',
    file: 'electron/core/polling/cooldown.ts',
    edits: [
      ['? Math.min(ms, LONGEST_COOLDOWN_MS) : 0', '? ms : 0'],
      [
        'const left = Math.min(until - now, until - setAt, LONGEST_COOLDOWN_MS);',
        'const left = Math.min(until - now, until - setAt);',
      ],
    ],
    test: 'test/faults/http-429.test.ts',
    title: 'Retry-After: 1e12',
  },
  {
    fault: 'HTTP: 429 with a negative or unreadable Retry-After',
    file: 'electron/sources/usage-api/retry-after.ts',
    edits: [
      [
        'if (SECONDS.test(value)) return Math.min(Math.round(Number(value) * 1000), Number.MAX_SAFE_INTEGER);',
        'if (!Number.isNaN(Number(value)) || SECONDS.test(value)) return Math.abs(Math.round(Number(value) * 1e6));',
      ],
    ],
    test: 'test/faults/http-429.test.ts',
    title: 'Retry-After: -5',
  },
  {
    fault: 'HTTP: 429 with a dated Retry-After',
    file: 'electron/sources/usage-api/retry-after.ts',
    edits: [['return date === null ? null : Math.max(0, date - now);', 'return null;']],
    test: 'test/faults/http-429.test.ts',
    title: 'a date in 30 minutes',
  },
  {
    fault: 'HTTP: 429, one after the other',
    file: 'electron/core/polling/cooldown.ts',
    edits: [
      [
        'const backoff = Math.max(FIRST_COOLDOWN_MS * 2 ** n, n > 0 ? STICKY_COOLDOWN_MS : 0);',
        'const backoff = FIRST_COOLDOWN_MS;',
      ],
    ],
    test: 'test/faults/http-429.test.ts',
    title: 'six hours of 429',
  },
  {
    fault: 'HTTP: 401, with a renewed token',
    file: 'electron/app/polling/reader.ts',
    edits: [
      [
        'const renewed = (await this.#login.look(reason)).login;',
        'const renewed = reason === null ? null : used;',
      ],
    ],
    test: 'test/faults/http-refusals.test.ts',
    title: '401',
  },
  {
    fault: 'HTTP: 401, without a renewed token',
    file: 'electron/app/polling/request-log.ts',
    edits: [['const refusedHash = isRefused ? asking.tokenHash : null;', 'const refusedHash = null;']],
    test: 'test/faults/http-refusals.test.ts',
    title: '401',
  },
  {
    fault: 'HTTP: 403 by scope',
    file: 'electron/sources/usage-api/classify.ts',
    edits: [
      [
        "if (error !== null && /scope requirement/i.test(error.message))\n    return { kind: 'missing_scope', reason: REFUSED };",
        '',
      ],
    ],
    test: 'test/faults/http-refusals.test.ts',
    title: '403',
  },
  {
    fault: 'HTTP: 403 by organization, asked for hourly',
    file: 'electron/core/polling/next-request.ts',
    edits: [
      [
        "return facts.problem === 'org_forbids' ? automatic(dueIn(HOUR, facts), 'org_forbids') : null;",
        'return null;',
      ],
    ],
    test: 'test/faults/http-refusals.test.ts',
    title: '403',
  },
  {
    fault: 'HTTP: 403 by Cloudflare',
    file: 'electron/sources/usage-api/classify.ts',
    edits: [
      ["&& !/request not allowed/i.test(error?.message ?? ''))", ')'],
      [
        "  return { kind: 'offline', reason: 'blocked', transport: true };\n}\n\n/** Whether an answer is a web page",
        "  return { kind: 'org_forbids', reason: REFUSED };\n}\n\n/** Whether an answer is a web page",
      ],
    ],
    test: 'test/faults/http-transport.test.ts',
    title: '403 of Cloudflare',
  },
  {
    fault: 'HTTP: 404, hourly in the end',
    file: 'electron/core/polling/next-request.ts',
    edits: [
      [
        "const longest = facts.problem === 'contract_changed' ? HOUR : MAX_BACKOFF_MS;",
        'const longest = MAX_BACKOFF_MS;',
      ],
    ],
    test: 'test/faults/http-refusals.test.ts',
    title: '404',
  },
  {
    fault: 'HTTP: 5xx, refused, TLS, reset: back-off',
    file: 'electron/core/polling/next-request.ts',
    edits: [['if (!(facts.failuresInARow > 0)) return null;', 'return null;']],
    test: 'test/faults/http-transport.test.ts',
    title: 'asked again after',
  },
  {
    fault: 'HTTP: a name that is not found',
    file: 'electron/core/network/failure-cause.ts',
    edits: [['/ENOTFOUND|EAI_|NAME_NOT_RESOLVED|NAME_RESOLUTION|ERR_DNS|ICANN/', '/^NEVER$/']],
    test: 'test/faults/http-transport.test.ts',
    title: 'ENOTFOUND',
  },
  {
    fault: 'HTTP: an outage',
    file: 'electron/core/polling/next-request.ts',
    edits: [['const MAX_BACKOFF_MS = 5 * MINUTE;', 'const MAX_BACKOFF_MS = HOUR;']],
    test: 'test/faults/http-transport.test.ts',
    title: 'an outage of three hours',
  },
  {
    fault: 'HTTP: redirects are not followed',
    file: 'electron/sources/usage-api/request.ts',
    edits: [["redirect: 'manual',", "redirect: 'follow',"]],
    test: 'test/faults/http-transport.test.ts',
    title: 'a redirect to another host',
  },
  {
    fault: 'HTTP: headers that never come, one byte a second',
    file: 'electron/platform/http/deadline.ts',
    edits: [
      [
        "const timer = setTimeout(stop('timeout'), ms);",
        "const timer = setTimeout(stop('timeout'), ms * 1000);",
      ],
    ],
    test: 'test/faults/http-deadline.test.ts',
    title: 'is given up after 15 s',
    built: true,
  },
  {
    fault: 'HTTP: a body cut off at every byte',
    file: 'electron/sources/usage-api/request.ts',
    edits: [
      [
        '  } catch {\n    const detail = `the answer is not JSON',
        "  } catch {\n    const body = { five_hour: { utilization: 0, resets_at: null } };\n    if (text !== '') return ok({ body, status, ...times, ...idsOf(response) });\n    const detail = `the answer is not JSON",
      ],
    ],
    test: 'test/faults/http-body.test.ts',
    title: 'whole to the protocol',
  },
  {
    fault: 'HTTP: a body of another shape',
    file: 'electron/core/usage/window-reading.ts',
    edits: [
      [
        '  if (value === null || !Number.isFinite(value) || value < 0 || value > MAX_PERCENT) return null;',
        '  if (value === null || !Number.isFinite(value)) return null;\n  if (value < 0) return 0;',
      ],
    ],
    test: 'test/faults/http-body.test.ts',
    title: 'never shows a number',
  },
  {
    fault: 'HTTP: a web page in place of data',
    file: 'electron/sources/usage-api/request.ts',
    edits: [
      ["if (response.ok && isHtml(contentType, '')) return err(portal(status));", ''],
      ['if (isHtml(null, text)) return err(portal(status));', ''],
    ],
    test: 'test/faults/http-transport.test.ts',
  },
  {
    fault: 'HTTP: 100 MB, a gzip bomb',
    file: 'electron/platform/http/read-body.ts',
    edits: [['if (bytes > maxBytes) return null;', '']],
    test: 'test/faults/flood.test.ts',
    built: true,
  },
  {
    fault: 'HTTP: windows of an unknown name',
    file: 'electron/sources/usage-api/body/window-keys.ts',
    edits: [['  addAllowances(table, body, context);\n', '']],
    test: 'test/unit/sources/usage-api/body/parse-shapes.test.ts',
  },
];
