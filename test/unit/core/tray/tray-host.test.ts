import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstHostState,
  stepHost,
  type HostState,
  type HostStep,
  type TrayHost,
} from '../../../../electron/core/tray/tray-host';

/** Plays looks at these times, and returns the actions of each. */
function story(
  looks: readonly (readonly [number, TrayHost])[],
  { quiet = false, notified = false } = {},
): readonly string[] {
  let state = firstHostState(notified);
  return looks.map(([at, seen]) => {
    const step = stepHost(state, seen, { at, quiet });
    state = step.state;
    return describeStep(step);
  });
}

function describeStep({ remake, notify, open, lookInMs }: HostStep): string {
  const deeds = [remake && 'remake', notify && 'notify', open && 'open'].filter((deed) => deed !== false);
  return `${deeds.join(' ')}|${lookInMs === null ? 'rest' : String(lookInMs)}`;
}

describe('stepHost', () => {
  it('needs no action and no further look while there is a host', () => {
    expect(story([[0, 'there']])).toEqual(['|rest']);
  });

  it('notifies once of a missing host, and opens the popover, as soon as that is certain', () => {
    expect(
      story([
        [0, 'absent'],
        [1500, 'absent'],
        [16_500, 'absent'],
        [200_000, 'absent'],
      ]),
    ).toEqual(['|1500', 'notify open|15000', '|15000', '|120000']);
  });

  it('only makes the icon again for a host that is a moment late', () => {
    expect(
      story([
        [0, 'absent'],
        [1500, 'there'],
      ]),
    ).toEqual(['|1500', 'remake|rest']);
  });

  it('waits a minute at login, and opens nothing then', () => {
    const looks = [0, 1500, 59_999, 60_000].map((at) => [at, 'absent'] as const);
    expect(story(looks, { quiet: true })).toEqual(['|1500', '|1500', '|1500', 'notify|15000']);
  });

  it('does not notify a second time, but opens the popover after a start by hand', () => {
    const looks = [
      [0, 'absent'],
      [1500, 'absent'],
    ] as const;
    expect(story(looks, { notified: true })).toEqual(['|1500', 'open|15000']);
  });

  it('makes the icon again once for a late host, and does nothing for a host that restarts', () => {
    expect(
      story([
        [0, 'absent'],
        [1500, 'absent'],
        [16_500, 'there'],
        [30_000, 'absent'],
        [31_500, 'absent'],
        [46_500, 'there'],
      ]),
    ).toEqual(['|1500', 'notify open|15000', 'remake|rest', '|1500', '|15000', '|rest']);
  });

  it('changes nothing while the bus does not answer', () => {
    const absent = stepHost(firstHostState(false), 'absent', { at: 0, quiet: false }).state;
    expect(stepHost(absent, 'unknown', { at: 9, quiet: false })).toMatchObject({
      state: absent,
      remake: false,
      notify: false,
      open: false,
      lookInMs: 15_000,
    });
    expect(story([[0, 'unknown']])).toEqual(['|rest']);
  });
});

describe('stepHost on any desktop', () => {
  const looks = fc.array(fc.tuple(fc.nat(100_000), fc.constantFrom<TrayHost>('there', 'absent', 'unknown')), {
    maxLength: 30,
  });

  it('notifies and opens at most once, never opens at login, and makes the icon again only for a host', () => {
    fc.assert(
      fc.property(looks, fc.boolean(), fc.boolean(), (steps, quiet, notified) => {
        let state: HostState = firstHostState(notified);
        let [at, notifications, opens] = [0, 0, 0];
        for (const [wait, seen] of steps) {
          at += wait;
          const step = stepHost(state, seen, { at, quiet });
          expect(step.remake).toBe(seen === 'there' && state.madeWithout);
          // Looks go on without a host, and end with one.
          if (seen !== 'unknown') expect(step.lookInMs === null).toBe(seen === 'there');
          state = step.state;
          notifications += Number(step.notify);
          opens += Number(step.open);
        }
        expect(notifications).toBeLessThanOrEqual(notified ? 0 : 1);
        expect(opens).toBeLessThanOrEqual(quiet ? 0 : 1);
      }),
      { seed: 20_261_121 },
    );
  });
});
