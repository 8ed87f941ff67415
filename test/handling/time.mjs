/**
 * What handles the faults of the rows "Time", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const timeRows = [
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
    file: 'electron/sources/usage-api/timestamps.ts',
    edits: [['return canonicalReset(at);', 'return at;']],
    test: 'test/faults/time-resets.test.ts',
    title: 'jitters',
  },
  {
    fault: 'Time: a reset in the past',
    file: 'electron/core/tracker/view.ts',
    edits: [
      ['const utilization = isOver ? null : window.utilization;', 'const utilization = window.utilization;'],
    ],
    test: 'test/faults/time-resets.test.ts',
    title: 'stays in the past',
  },
  {
    fault: 'Time: a request soon after a reset',
    file: 'electron/core/refresh.ts',
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
    file: 'electron/app/corrected-clock.ts',
    edits: [['return isSameClock(known, system) ? system : known;', 'return known === 0 ? known : system;']],
    test: 'test/faults/time-offsets.test.ts',
  },
  {
    fault: 'Time: lock, sleep, resume leaves the lock in force',
    file: 'electron/core/pauses.ts',
    edits: [['  else after.delete(reason);', '  else after.clear();']],
    test: 'test/faults/pauses.test.ts',
  },
];
