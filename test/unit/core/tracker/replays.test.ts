import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviveTracker } from '../../../../electron/core/tracker/tracker';
import type { LimitWindow, Observation, UsageEvent } from '../../../../electron/core/usage/usage';
import { HOUR, MINUTE, NOON, SECOND, Story, api, headers, observation, limitWindow } from './story';

const runs = process.env.QUOTIDE_LONG ? 10_000 : 400;
const YEAR_2036 = Date.UTC(2036, 0, 1);
const LENGTH = 5 * HOUR;

/** The next action, besides the passing of time. */
const happenings = fc.record({
  gapMs: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: SECOND, max: 5 * MINUTE }) },
    { weight: 2, arbitrary: fc.integer({ min: 5 * MINUTE, max: 2 * HOUR }) },
    { weight: 1, arbitrary: fc.integer({ min: 2 * HOUR, max: 7 * HOUR }) },
  ),
  what: fc.constantFrom(
    ...(['api', 'headers', 'works', 'redraws', 'redraws', 'redraws', 'appears'] as const),
    ...(['replays', 'other account', 'restart', 'ahead', 'early reset'] as const),
  ),
  session: fc.integer({ min: 0, max: 3 }),
  uses: fc.integer({ min: 0, max: 9 }),
});

type Happening = typeof happenings extends fc.Arbitrary<infer T> ? T : never;

/** The last reading of a Claude Code session from Anthropic, and its moment. */
interface Line {
  readonly percent: number;
  readonly resetsAt: number;
  readonly at: number;
}

/** The truth: one window of five hours after the other, and sessions that show their last reading. */
class Truth {
  resetsAt = NOON + LENGTH;
  used = 10;
  readonly lines = new Map<number, Line>();

  /** Begins the next window once this one is over. */
  reach(now: number): void {
    while (now >= this.resetsAt) {
      this.resetsAt += LENGTH;
      this.used = 0;
    }
  }

  work(session: number, uses: number, at: number): Line {
    this.used = Math.min(104, this.used + uses);
    const line = { percent: this.used, resetsAt: this.resetsAt, at };
    this.lines.set(session, line);
    return line;
  }

  window(): LimitWindow {
    return limitWindow(this.used, { resetsAt: this.resetsAt });
  }
}

function lineOf({ percent, resetsAt }: Line, at: number, fresh: boolean): Observation {
  return observation('statusline', at, [limitWindow(percent, { resetsAt, exactReset: true })], {
    fresh,
    httpStatus: null,
  });
}

/** The highest percent in Anthropic's own answers of this period, until they lowered it. */
interface Proof {
  resetsAt: number;
  highest: number;
  /** Whether the last answer was lower by more than rounding. */
  isLowered: boolean;
}

class Play {
  readonly story = new Story();
  readonly truth = new Truth();
  readonly resetsBy: { event: UsageEvent; what: string; now: number; was: number | null }[] = [];
  proof: Proof | null = null;
  now = NOON;

  step({ gapMs, what, session, uses }: Happening): void {
    this.now += gapMs;
    this.truth.reach(this.now);
    const was = this.story.state.windows[0]?.resetsAt ?? null;
    const events = this.#happen(what, session, uses);
    for (const event of events)
      if (event.kind === 'window_reset') this.resetsBy.push({ event, what, now: this.now, was });
    this.#check();
  }

  #happen(what: Happening['what'], session: number, uses: number): readonly UsageEvent[] {
    const { story, truth, now } = this;
    const line = truth.lines.get(session);
    switch (what) {
      case 'api':
        return this.#proves(api(now, truth.window()));
      case 'headers':
        return this.#proves(headers(now, truth.window()));
      case 'works':
        return story.sees(lineOf(truth.work(session, uses, now), now, true));
      // A session draws again: its note does not change.
      case 'redraws':
        return line === undefined ? [] : story.sees(lineOf(line, line.at, true), now);
      // The app's notes are lost: the session appears for the first time.
      case 'appears':
        return line === undefined ? [] : story.sees(lineOf(line, now, false));
      case 'replays':
        return [...truth.lines.values()].flatMap((each) => [...story.sees(lineOf(each, each.at, true), now)]);
      case 'other account': {
        const foreign = lineOf({ percent: 97, resetsAt: now + HOUR, at: now }, now, true);
        return story.sees({ ...foreign, account: 'org-2' });
      }
      case 'restart':
        story.state = reviveTracker(JSON.parse(JSON.stringify(story.state))) ?? story.state;
        return [];
      // The note was written while the clock was ahead: its age is unknown.
      case 'ahead':
        return line === undefined ? [] : story.sees(lineOf(line, YEAR_2036, false), now);
      case 'early reset':
        truth.used = 0;
        return [];
    }
  }

  #proves(seen: Observation): readonly UsageEvent[] {
    const percent = seen.windows[0]?.utilization ?? 0;
    const { resetsAt } = this.truth;
    if (this.proof?.resetsAt !== resetsAt) this.proof = { resetsAt, highest: percent, isLowered: false };
    if (percent < this.proof.highest) this.proof.isLowered = true;
    if (percent > this.proof.highest) this.proof.highest = percent;
    return this.story.sees(seen);
  }

  #check(): void {
    const view = this.story.view('five_hour', this.now);
    const { proof } = this;
    if (view?.utilization === null || view === undefined) return;
    expect(view.observedAt).toBeLessThanOrEqual(this.now);
    // The percent on screen never exceeds the true use of this period.
    expect(view.resetsAt).toBe(this.truth.resetsAt);
    if (proof?.resetsAt === this.truth.resetsAt && !proof.isLowered)
      expect(view.utilization).toBeGreaterThanOrEqual(proof.highest);
  }
}

function expectNothingTwice(events: readonly UsageEvent[]): void {
  let thresholds: number[] = [];
  for (const { kind, value } of events) {
    if (kind === 'window_reset') thresholds = [];
    if (kind !== 'threshold_crossed') continue;
    expect(thresholds).not.toContain(value);
    thresholds.push(value);
  }
  const limits = events.filter(({ kind }) => kind === 'limit_reached' || kind === 'limit_cleared');
  limits.slice(1).forEach(({ kind }, i) => expect(kind).not.toBe(limits[i]?.kind));
  const scheduled = events.filter(({ kind, early }) => kind === 'window_reset' && !early).map(({ at }) => at);
  expect(new Set(scheduled).size).toBe(scheduled.length);
}

describe('observe: sessions that repeat old status lines, with restarts and a clock that was ahead', () => {
  it('repeated status lines lower no percent, end no window and raise no event twice', () => {
    fc.assert(
      fc.property(fc.array(happenings, { minLength: 1, maxLength: 40 }), (stream) => {
        const play = new Play();
        for (const happening of stream) play.step(happening);
        for (const { event, what, now, was } of play.resetsBy) {
          // The window ends by its time, or by Anthropic's own answers.
          const isByTime = was !== null && was <= now + 2 * MINUTE;
          expect(isByTime || what === 'api' || what === 'headers', what).toBe(true);
          if (event.early) expect(['api', 'headers']).toContain(what);
        }
        expectNothingTwice(play.story.events);
        expect(play.story.events.every(({ account }) => account === 'org-1')).toBe(true);
      }),
      { seed: 31, numRuns: runs },
    );
  }, 600_000);
});
