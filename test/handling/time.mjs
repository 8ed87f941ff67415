/**
 * What handles the faults of the rows "Time", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const timeRows = [
  {
    fault: 'Time: a wall clock that leaps does not allow a burst of requests',
    file: 'electron/app/polling/request-log.ts',
    edits: [['if (first !== undefined) return clock.monotonic() - first;', '']],
    test: 'test/faults/time-jumps.test.ts',
    title: 'no answer is dated',
  },
  {
    fault: 'Time: data of the future after the clock was set back',
    file: 'electron/core/tracker/clock-step.ts',
    edits: [['at !== null && at > now + CLOCK_SLACK_MS ? now : at', 'at']],
    test: 'test/faults/time-jumps.test.ts',
    title: 'no answer is dated',
  },
  {
    fault: 'Time: after a process stood still the clock alone proves no reset',
    file: 'electron/core/tracker/clock-step.ts',
    edits: [['now - clock.at <= STEADY_STEP_MS', 'true']],
    test: 'test/unit/core/tracker/clock-step.test.ts',
  },
  {
    fault: 'Time: resets that jitter are one reset',
    file: 'electron/sources/usage-api/body/timestamps.ts',
    edits: [['return canonicalReset(at);', 'return at;']],
    test: 'test/faults/time-resets.test.ts',
    title: 'jitters',
  },
  {
    fault: 'Time: a reset in the past',
    file: 'electron/core/tracker/read-windows.ts',
    edits: [
      ['const utilization = isOver ? null : window.utilization;', 'const utilization = window.utilization;'],
    ],
    test: 'test/faults/time-resets.test.ts',
    title: 'stays in the past',
  },
  {
    fault: 'Time: a request soon after a reset',
    file: 'electron/core/polling/next-request.ts',
    edits: [
      [
        "return sinceResetDueMs === null ? null : automatic(shortly(facts) - age(sinceResetDueMs), 'reset_passed');",
        'return null;',
      ],
      ["return automatic(ahead + shortly(facts), 'reset_ahead');", 'return null;'],
    ],
    test: 'test/faults/time-resets.test.ts',
    title: 'within 15 s',
  },
  {
    fault: 'Time: a clock that is hours off',
    file: 'electron/app/clock/corrected-clock.ts',
    edits: [['return isSameClock(known, system) ? system : known;', 'return known === 0 ? known : system;']],
    test: 'test/faults/time-offsets.test.ts',
  },
  {
    fault: 'Time: lock, sleep, resume leaves the lock in force',
    file: 'electron/core/polling/pauses.ts',
    edits: [['  else after.delete(reason);', '  else after.clear();']],
    test: 'test/faults/pauses.test.ts',
  },
  {
    fault: 'Time: a clock that is set: Anthropic’s time counts',
    file: 'electron/app/clock/corrected-clock.ts',
    edits: [['return isSameClock(known, system) ? system : known;', 'return known === 0 ? known : system;']],
    test: 'test/faults/time-jumps.test.ts',
    title: 'past the end of the login',
  },
  {
    fault: 'Time: a login that a doubtful clock calls expired',
    file: 'electron/app/accounts/doubtful-expiry.ts',
    edits: [
      ['if (now() - earliest() < IN_DOUBT_MS) return find(reason);', 'if (now() > 0) return find(reason);'],
    ],
    test: 'test/unit/app/accounts/doubtful-expiry.test.ts',
  },
  {
    fault: 'Time: answers that pass through the proxy are dated',
    file: 'electron/app/proxy/event-router.ts',
    edits: [["if (raw.kind === 'headers') this.#setTime(raw);", '']],
    test: 'test/faults/proxy-dates.test.ts',
  },
  {
    fault: 'Time: a stored answer says nothing of the time',
    file: 'electron/app/clock/heard-dates.ts',
    edits: [["&& headers.get('age') === null", '']],
    test: 'test/unit/app/clock/heard-dates.test.ts',
  },
  {
    fault: 'Time: a single wrong date',
    file: 'electron/core/time/server-time.ts',
    edits: [['const REMEMBERED = 3;', 'const REMEMBERED = 1;']],
    test: 'test/unit/app/clock/clock.test.ts',
  },
  {
    fault: 'Time: the zone changes while the app runs',
    file: 'electron/app/settings/locale.ts',
    edits: [
      [
        "  if (zone === undefined) delete env['TZ'];\n  else env['TZ'] = zone;",
        '  if (zone === null) return;',
      ],
    ],
    test: 'test/e2e/time-zone.spec.ts',
    title: 'tray, menu, popover and dashboard follow',
  },
  {
    fault: 'Time: the zone changes under the command',
    file: 'electron/app/settings/locale.ts',
    edits: [
      [
        "  if (zone === undefined) delete env['TZ'];\n  else env['TZ'] = zone;",
        '  if (zone === null) return;',
      ],
    ],
    test: 'test/e2e/time-zone.spec.ts',
    title: 'quotide watch',
  },
  {
    fault: 'Time: days of 23 and 25 hours',
    file: 'electron/core/time/calendar.ts',
    edits: [
      ['return first === ask(day + DAY) ? first : ask(Math.floor(at / QUARTER) * QUARTER);', 'return first;'],
    ],
    test: 'test/unit/core/time/calendar.test.ts',
  },
];
