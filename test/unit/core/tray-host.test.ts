import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstHostState,
  stepHost,
  type HostState,
  type HostStep,
  type TrayHost,
} from '../../../electron/core/tray-host';

/** Looks at these moments, in this order; what was asked for at each. */
function story(
  looks: readonly (readonly [number, TrayHost])[],
  { quiet = false, told = false } = {},
): readonly string[] {
  let state = firstHostState(told);
  return looks.map(([at, seen]) => {
    const step = stepHost(state, seen, { at, quiet });
    state = step.state;
    return said(step);
  });
}

function said({ remake, notify, open, lookInMs }: HostStep): string {
  const deeds = [remake && 'remake', notify && 'notify', open && 'open'].filter((deed) => deed !== false);
  return `${deeds.join(' ')}|${lookInMs === null ? 'rest' : String(lookInMs)}`;
}

describe('a host', () => {
  it('that is there needs nothing, and is not looked for again', () => {
    expect(story([[0, 'there']])).toEqual(['|rest']);
  });

  it('that is missing is told once, and the popover opens, as soon as that is sure', () => {
    expect(
      story([
        [0, 'absent'],
        [1500, 'absent'],
        [16_500, 'absent'],
        [200_000, 'absent'],
      ]),
    ).toEqual(['|1500', 'notify open|15000', '|15000', '|120000']);
  });

  it('that is a moment late is only given the icon', () => {
    expect(
      story([
        [0, 'absent'],
        [1500, 'there'],
      ]),
    ).toEqual(['|1500', 'remake|rest']);
  });

  it('has a minute at login, and nothing opens then', () => {
    const looks = [0, 1500, 59_999, 60_000].map((at) => [at, 'absent'] as const);
    expect(story(looks, { quiet: true })).toEqual(['|1500', '|1500', '|1500', 'notify|15000']);
  });

  it('is not told of a second time, but a start by hand still shows its window', () => {
    const looks = [
      [0, 'absent'],
      [1500, 'absent'],
    ] as const;
    expect(story(looks, { told: true })).toEqual(['|1500', 'open|15000']);
  });

  it('that comes late gets the icon once; one that only restarts needs nothing', () => {
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

  it('of which the bus says nothing changes nothing', () => {
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

describe('whatever the desktop does', () => {
  const looks = fc.array(fc.tuple(fc.nat(100_000), fc.constantFrom<TrayHost>('there', 'absent', 'unknown')), {
    maxLength: 30,
  });

  it('it is told at most once, opens at most once, and never at login; the icon is made again only for a host', () => {
    fc.assert(
      fc.property(looks, fc.boolean(), fc.boolean(), (steps, quiet, told) => {
        let state: HostState = firstHostState(told);
        let [at, notifications, opens] = [0, 0, 0];
        for (const [wait, seen] of steps) {
          at += wait;
          const step = stepHost(state, seen, { at, quiet });
          expect(step.remake).toBe(seen === 'there' && state.madeWithout);
          // Without a host somebody looks again; with one nobody does.
          if (seen !== 'unknown') expect(step.lookInMs === null).toBe(seen === 'there');
          state = step.state;
          notifications += Number(step.notify);
          opens += Number(step.open);
        }
        expect(notifications).toBeLessThanOrEqual(told ? 0 : 1);
        expect(opens).toBeLessThanOrEqual(quiet ? 0 : 1);
      }),
      { seed: 20_261_121 },
    );
  });
});
