/**
 * For each fault of `test/faults/README.md`: which lines handle it, and which test fails when they are taken out.
 * `npm run test:long -- handling` takes them out, one row after the other, in a copy of the checkout.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const handlingRows = [
  {
    fault: 'HTTP: 429 without a usable Retry-After',
    file: 'electron/core/refresh/cooldown.ts',
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
    file: 'electron/core/refresh/cooldown.ts',
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
    file: 'electron/core/refresh/cooldown.ts',
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
    file: 'electron/core/refresh/cooldown.ts',
    edits: [
      [
        'const backoff = Math.max(FIRST_COOLDOWN_MS * 2 ** n, n > 0 ? STICKY_COOLDOWN_MS : 0);',
        'const backoff = FIRST_COOLDOWN_MS;',
      ],
    ],
    test: 'test/faults/http-429.test.ts',
    title: 'for six hours',
  },
  {
    fault: 'HTTP: 401, with a renewed token',
    file: 'electron/app/reader.ts',
    edits: [
      [
        'if (renewed && renewed.credential.accessToken !== used.credential.accessToken) {',
        'if (renewed && false) {',
      ],
    ],
    test: 'test/faults/http-refusals.test.ts',
    title: '401',
  },
  {
    fault: 'HTTP: 401, without a renewed token',
    file: 'electron/app/asking.ts',
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
    file: 'electron/core/refresh.ts',
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
      [
        "  return { kind: 'offline', reason: 'blocked', transport: true };\n}\n\n/** A web page",
        "  return { kind: 'org_forbids', reason: REFUSED };\n}\n\n/** A web page",
      ],
    ],
    test: 'test/faults/http-refusals.test.ts',
    title: '403',
  },
  {
    fault: 'HTTP: 404, hourly in the end',
    file: 'electron/core/refresh.ts',
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
    file: 'electron/core/refresh.ts',
    edits: [['if (!(facts.failuresInARow > 0)) return null;', 'return null;']],
    test: 'test/faults/http-transport.test.ts',
  },
  {
    fault: 'HTTP: a name that is not found',
    file: 'electron/sources/usage-api/network-error.ts',
    edits: [['codes: /ENOTFOUND|EAI_|NAME_NOT_RESOLVED|NAME_RESOLUTION|ERR_DNS/,', 'codes: /^$/,']],
    test: 'test/faults/http-transport.test.ts',
  },
  {
    fault: 'HTTP: an outage',
    file: 'electron/core/refresh.ts',
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
    fault: 'HTTP: a certificate that is not trusted',
    file: 'electron/sources/usage-api/request.ts',
    edits: [
      [
        "    credentials: 'omit',",
        "    credentials: 'omit', ...(globalThis.process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0') && {},",
      ],
    ],
    test: 'test/faults/tls.test.ts',
  },
  {
    fault: 'HTTP: headers that never come, one byte a second',
    file: 'electron/sources/usage-api/deadline.ts',
    edits: [
      [
        "const timer = setTimeout(stop('timeout'), ms);",
        "const timer = setTimeout(stop('timeout'), ms * 1000);",
      ],
    ],
    test: 'test/faults/http-deadline.test.ts',
  },
  {
    fault: 'HTTP: a body cut off at every byte',
    file: 'electron/sources/usage-api/request.ts',
    edits: [
      [
        'return ok({ body: JSON.parse(text) as unknown, status, ...times, organizationId, requestId });\n  } catch {',
        'return ok({ body: JSON.parse(text) as unknown, status, ...times, organizationId, requestId });\n  } catch {\n    return ok({ body: { five_hour: { utilization: 0, resets_at: null } }, status, ...times, organizationId, requestId });',
      ],
    ],
    test: 'test/faults/http-body.test.ts',
    title: 'is never taken for an answer',
  },
  {
    fault: 'HTTP: a body of another shape',
    file: 'electron/sources/usage-api/numbers.ts',
    edits: [
      [
        'lenient(\n  numeric.pipe(z.number().min(0).max(MAX_PERCENT))',
        'lenient(\n  numeric.pipe(z.number().transform((value) => Math.max(0, value)))',
      ],
    ],
    test: 'test/faults/http-body.test.ts',
    title: 'never makes the engine show',
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
    file: 'electron/sources/usage-api/read-body.ts',
    edits: [['if (bytes > maxBytes) return null;', '']],
    test: 'test/faults/flood.test.ts',
  },
  {
    fault: 'Time: a wall clock that leaps does not allow a burst of requests',
    file: 'electron/app/asking.ts',
    edits: [['if (first !== undefined) return clock.monotonic() - first;', '']],
    test: 'test/faults/time-jumps.test.ts',
  },
  {
    fault: 'Time: data of the future after the clock was set back',
    file: 'electron/core/tracker/clock.ts',
    edits: [['at !== null && at > now + CLOCK_SLACK_MS ? now : at', 'at']],
    test: 'test/faults/time-jumps.test.ts',
  },
  {
    fault: 'Time: a process that stands still',
    file: 'electron/core/tracker/clock.ts',
    edits: [['now - clock.at <= STEADY_STEP_MS', 'true']],
    test: 'test/faults/time-jumps.test.ts',
  },
  {
    fault: 'Time: resets that jitter are one reset',
    file: 'electron/core/tracker/anchor.ts',
    edits: [['const SAME_RESET_MS = 120_000;', 'const SAME_RESET_MS = 500;']],
    test: 'test/faults/time-resets.test.ts',
  },
  {
    fault: 'Time: a reset in the past',
    file: 'electron/core/refresh.ts',
    edits: [
      [
        "return sinceResetDueMs === null ? null : automatic(shortly(facts) - age(sinceResetDueMs), 'reset_passed');",
        'return null;',
      ],
    ],
    test: 'test/faults/time-resets.test.ts',
  },
  {
    fault: 'Credentials: a huge login file',
    file: 'electron/sources/credentials/read-file.ts',
    edits: [
      [
        'const bytes = stat.size > maxBytes ? null : await readAtMost(handle, maxBytes + 1);',
        'const bytes = await readAtMost(handle, 64 * maxBytes);',
      ],
      ['if (bytes === null || bytes.length > maxBytes)', 'if (bytes === null)'],
    ],
    test: 'test/faults/credentials.test.ts',
  },
  {
    fault: 'Credentials: a pipe, a folder in its place',
    file: 'electron/sources/credentials/read-file.ts',
    edits: [
      [
        'if (!stat.isFile()) return unreadable(`${kindOf(stat)}, not a file`);\n    return await readOpened',
        'return await readOpened',
      ],
      [
        '    const stat = await handle.stat();\n    if (!stat.isFile()) return unreadable(`${kindOf(stat)}, not a file`);',
        '    const stat = await handle.stat();',
      ],
    ],
    test: 'test/faults/credentials.test.ts',
  },
  {
    fault: 'Credentials: a link that leads outside',
    file: 'electron/sources/credentials/read-file.ts',
    edits: [
      [
        'if (followedLink && !(await isInside(target, limits.home))) {',
        "if (followedLink && (await isInside(target, limits.home)) && target === '') {",
      ],
    ],
    test: 'test/faults/credentials.test.ts',
  },
  {
    fault: 'Credentials: a file that is written at this moment',
    file: 'electron/sources/credentials/file.ts',
    edits: [['const TRIES = 4;', 'const TRIES = 1;']],
    test: 'test/faults/credentials.test.ts',
  },
  {
    fault: 'Credentials: rotated between read and send',
    file: 'electron/app/reader.ts',
    edits: [
      [
        "if (!result.ok && result.error.kind === 'expired') {",
        "if (!result.ok && result.error.kind === 'expired' && reason === 'never') {",
      ],
    ],
    test: 'test/faults/credentials.test.ts',
    title: 'token',
  },
  {
    fault: 'Credentials: an empty token is never sent',
    file: 'electron/sources/usage-api/request.ts',
    edits: [['if (!/^[\\x21-\\x7e]{1,8192}$/.test(request.token)) {', 'if (false) {']],
    test: 'test/unit/sources/usage-api/request.test.ts',
  },
  {
    fault: 'Disk: read-only: the numbers, from memory',
    file: 'electron/history/open.ts',
    edits: [
      ["if (isRefusal(error)) return openInMemory(file, { kind: 'in_memory', reason: String(error) });", ''],
    ],
    test: 'test/faults/disk.test.ts',
    title: 'is read-only and empty',
    built: true,
  },
  {
    fault: 'Disk: full: what waits is stored later',
    file: 'electron/history/guard.ts',
    edits: [['return isBusy(error) || isRefusal(error) || isDamage(error);', 'return isBusy(error);']],
    test: 'test/faults/disk.test.ts',
    title: 'a disk that is full',
  },
  {
    fault: 'Disk: damaged: set aside and salvaged',
    file: 'electron/history/open.ts',
    edits: [['const salvaged = takeOver(setAside, file);', 'const salvaged = 0;']],
    test: 'test/faults/history-damage.test.ts',
  },
  {
    fault: 'Disk: a foreign database is not changed',
    file: 'electron/history/damage.ts',
    edits: [
      [
        "if (!isOurs || !tables.has('kept') || !tables.has('samples'))\n    throw new DamagedError('another program made it');",
        '',
      ],
    ],
    test: 'test/faults/history-damage.test.ts',
  },
  {
    fault: 'Disk: 0 bytes',
    file: 'electron/history/damage.ts',
    edits: [
      [
        "if (isEmpty && Math.abs(Date.now() - stat.mtimeMs) > FRESH_MS) throw new DamagedError('it is empty');",
        '',
      ],
    ],
    test: 'test/faults/history-damage.test.ts',
  },
  {
    fault: 'Disk: a newer schema is only read',
    file: 'electron/history/open.ts',
    edits: [['if (before > known) throw new SchemaFromFutureError(before, known);', '']],
    test: 'test/faults/history-damage.test.ts',
  },
  {
    fault: 'Disk: three damaged files are kept',
    file: 'electron/history/aside.ts',
    edits: [['for (const old of setAsideFiles(file).slice(0, -KEPT)) remove(old);', '']],
    test: 'test/faults/history-damage.test.ts',
  },
  {
    fault: 'Disk: kill -9 while readings are stored',
    file: 'electron/history/append.ts',
    edits: [
      [
        'safely(db, reading.events, () => {\n        append.immediate(reading);\n      });',
        'setTimeout(() => append.immediate(reading), 20);',
      ],
    ],
    test: 'test/faults/history-kill.test.ts',
    built: true,
  },
  {
    fault: 'Disk: locked by another process',
    file: 'electron/history/guard.ts',
    edits: [
      [
        'return isBusy(error) || isRefusal(error) || isDamage(error);',
        'return isRefusal(error) || isDamage(error);',
      ],
    ],
    test: 'test/faults/history-lock.test.ts',
  },
  {
    fault: 'Disk: settings are old or new, never half',
    file: 'electron/app/settings-file.ts',
    edits: [
      [
        '    fs.renameSync(draft, target);\n  } catch',
        '    fs.writeFileSync(target, fs.readFileSync(draft));\n    fs.rmSync(draft);\n  } catch',
      ],
    ],
    test: 'test/unit/app/settings.test.ts',
  },
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
        '    else this.#answer(this.#hasAnswered || wasReused ? BROKEN : NOT_REACHED);',
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
    file: 'electron/proxy/head/guard.ts',
    edits: [['if (hosts !== 1 || !isOurs) return', 'if (hosts === 99) return']],
    test: 'test/faults/proxy-refusals.test.ts',
    title: 'Host',
  },
  {
    fault: 'Proxy: Origin',
    file: 'electron/proxy/head/guard.ts',
    edits: [["name === 'origin' ||", '']],
    test: 'test/faults/proxy-refusals.test.ts',
  },
  {
    fault: 'Proxy: a preflight',
    file: 'electron/proxy/head/guard.ts',
    edits: [
      ["if (method === 'OPTIONS') return { status: 403, message: 'requests of web pages are refused' };", ''],
    ],
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
    edits: [['if (onItsWay || isEmpty()) return;', 'if (isEmpty()) return;']],
    test: 'test/unit/proxy/outbox.test.ts',
  },
  {
    fault: 'Proxy: its process is killed',
    file: 'electron/app/proxy-host.ts',
    edits: [['cancelRestart = clock.after(delay, open);', '']],
    test: 'test/faults/proxy-restart.test.ts',
    built: true,
  },
  {
    fault: 'Proxy: token and prompt in the heap',
    file: 'electron/proxy/forget.ts',
    edits: [["  /^$/.test('');", '']],
    test: 'test/faults/proxy-process.test.ts',
    title: 'neither the token nor the prompt',
    built: true,
  },
  {
    fault: 'Proxy: what was counted is told before it ends',
    file: 'electron/proxy/outbox.ts',
    edits: [['        if (isEmpty() && !onItsWay) {', '        if (ms >= 0) {']],
    test: 'test/faults/proxy-process.test.ts',
    title: 'before it ends',
    built: true,
  },
  {
    fault: 'Transcripts: a last line that is completed later',
    file: 'electron/transcripts/read-lines.ts',
    edits: [['return { offset: state.lineStart, bytesRead', 'return { offset: state.at, bytesRead']],
    test: 'test/faults/transcripts.test.ts',
  },
  {
    fault: 'Transcripts: a line of more than 16 MB',
    file: 'electron/transcripts/read-lines.ts',
    edits: [
      ['if (this.#buffer.length > LONGEST_LINE) {', 'if (this.#buffer.length > 2 ** 40) {'],
      [
        'const size = Math.min(this.#buffer.length * 4, LONGEST_LINE + 1);',
        'const size = this.#buffer.length * 4;',
      ],
    ],
    test: 'test/faults/transcripts.test.ts',
    title: 'a line of',
  },
  {
    fault: 'Transcripts: replaced, cut off in place',
    file: 'electron/transcripts/scan-file.ts',
    edits: [
      ['if (now.size < known.offset || now.size < known.size) return false;', ''],
      ['return checkOf(fd, known.offset, this.#scratch) === known.headCheck;', 'return true;'],
    ],
    test: 'test/faults/transcripts.test.ts',
    title: 'a file that is',
  },
  {
    fault: 'Transcripts: pipes, sockets, devices',
    file: 'electron/transcripts/find-transcripts.ts',
    edits: [
      ['if (stat?.isFile() !== true) return null;', 'if (stat === undefined) return null;'],
      ['if (entry.isFile() && entry.name', 'if (entry.name'],
    ],
    test: 'test/faults/transcript-places.test.ts',
  },
  {
    fault: 'Transcripts: loops of links',
    file: 'electron/transcripts/find-transcripts.ts',
    edits: [['if (this.#seen.has(key)) return false;', '']],
    test: 'test/faults/transcript-places.test.ts',
  },
  {
    fault: 'Transcripts: no more watches',
    file: 'electron/transcripts/watch-folders.ts',
    edits: [['    this.close();\n    this.#listener.failed(code);', '']],
    test: 'test/unit/transcripts/follow.test.ts',
  },
];
