import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UsageEvent } from '../../../../electron/core/usage/usage';
import { reviveTracker } from '../../../../electron/core/tracker/tracker';
import { MINUTE, NOON, SECOND, Story, THRESHOLDS } from './story';
import { look, looks, openAt, worlds, type Look, type TrueWindow, type World } from './world';

const runs = process.env.QUOTIDE_LONG ? 10_000 : 200;

/** One observation of a window: the true window (or none) and the percent. */
interface Glimpse {
  readonly at: number;
  readonly open: TrueWindow | undefined;
  readonly percent: number | null;
}

type Id = keyof World;
const ids: readonly Id[] = ['five_hour', 'seven_day'];

/** Records the observations, with a restart after each, and one last answer of the API. */
function play(world: World, stream: readonly Look[]): { events: UsageEvent[]; seen: Record<Id, Glimpse[]> } {
  const story = new Story();
  const seen: Record<Id, Glimpse[]> = { five_hour: [], seven_day: [] };
  const last: Look = { gapMs: SECOND, source: 'api', jitterMs: 0, names: 'both', percentUnknown: false };
  let at = NOON;
  for (const how of [...stream, last]) {
    at += how.gapMs;
    const observation = look(world, at, how);
    for (const id of ids) {
      const named = observation.windows.find((window) => window.id === id);
      if (named) seen[id].push({ at, open: openAt(world[id], at), percent: named.utilization });
    }
    story.sees(observation);
    const kept = JSON.stringify(story.state);
    const revived = reviveTracker(JSON.parse(kept));
    expect(JSON.stringify(revived)).toBe(kept);
    story.state = revived ?? story.state;
  }
  return { events: story.events, seen };
}

/** True windows that were observed open and had ended by the last observation. */
function endedWhileObserved(glimpses: readonly Glimpse[]): readonly TrueWindow[] {
  const end = glimpses.at(-1)?.at ?? 0;
  return [...new Set(glimpses.flatMap(({ open }) => (open && open.until <= end ? [open] : [])))];
}

/** Within two minutes before its reset, a window that was never observed counts as over. */
function isOnTheEdge(glimpse: Glimpse): boolean {
  return glimpse.open !== undefined && glimpse.open.until - glimpse.at <= 2 * MINUTE;
}

/** The thresholds that use passed in each true window, without those of the first observation. */
function trulyCrossed(glimpses: readonly Glimpse[]): readonly (readonly number[])[] {
  const first = glimpses.find(({ percent }) => percent !== null);
  const isFirstPeriod = (open: TrueWindow): boolean => open === glimpses[0]?.open;
  return [...new Set(glimpses.flatMap(({ open }) => (open ? [open] : [])))].map((open) => {
    const percents = glimpses.filter((one) => one.open === open).map((one) => one.percent ?? 0);
    const silent = isFirstPeriod(open) && first?.open === open ? (first.percent ?? 0) : 0;
    return THRESHOLDS.filter((threshold) => threshold > silent && threshold <= Math.max(...percents));
  });
}

interface Played {
  readonly events: readonly UsageEvent[];
  readonly glimpses: readonly Glimpse[];
}

function expectResetsToBeTrue({ events, glimpses }: Played): void {
  const resets = events.filter((event) => event.kind === 'window_reset');
  const ended = endedWhileObserved(glimpses);
  const rough = (at: number): number => Math.round(at / 4000);
  expect(resets.map((event) => rough(event.at))).toEqual(ended.map(({ until }) => rough(until)));
  expect(resets.some((event) => event.early)).toBe(false);
  ended.forEach((open, i) => {
    const last = glimpses.filter((one) => one.open === open && one.percent !== null).at(-1);
    // A window known by its reset alone may have only the percent before its start.
    if (last) expect(resets[i]?.value).toBe(last.percent);
  });
}

function expectThresholdsToBeTrue({ events, glimpses }: Played): void {
  const crossed = events.filter((event) => event.kind === 'threshold_crossed');
  expect(crossed.map((event) => event.value)).toEqual(trulyCrossed(glimpses).flat());
}

describe('observe, for a simulated world with jitter, gaps, restarts and two sources', () => {
  it('each observed reset and each crossed threshold is raised once, and no other event', () => {
    fc.assert(
      fc.property(worlds, looks, (world, stream) => {
        const { events, seen } = play(world, stream);
        fc.pre(!ids.some((id) => seen[id].some(isOnTheEdge)));
        for (const id of ids) {
          const played = { events: events.filter((event) => event.window === id), glimpses: seen[id] };
          expectResetsToBeTrue(played);
          expectThresholdsToBeTrue(played);
        }
        expect(events.filter((event) => event.kind === 'server_correction')).toEqual([]);
      }),
      { seed: 20261121, numRuns: runs },
    );
  }, 600_000);
});
