import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, NOON, Story, api, headers, observation, limitWindow } from './story';

const raw = '2026-11-21T14:59:59.720441+00:00';

describe('observe: percent, status and written reset of a window', () => {
  it('a window has the source’s own percent, HTTP status and written reset', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(42.437, { rawResetsAt: raw })));
    expect(story.view()).toMatchObject({ reported: 42.437, httpStatus: 200, rawResetsAt: raw });
    story.sees(observation('statusline', NOON + MINUTE, [limitWindow(43)], { httpStatus: null }));
    expect(story.view()).toMatchObject({ reported: 43, httpStatus: null });
  });

  it('the written reset stays that of the shown reset, not of a later rounded one', () => {
    const story = new Story();
    story.sees(headers(NOON, limitWindow(42, { rawResetsAt: '1795273200' })));
    story.sees(api(NOON + MINUTE, limitWindow(43, { rawResetsAt: raw })));
    expect(story.view()).toMatchObject({ exactReset: true, rawResetsAt: '1795273200' });
  });

  it('the reported percent stays known after the reset, while the shown one is unknown', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(42)));
    expect(story.view('five_hour', NOON + 4 * HOUR)).toMatchObject({ utilization: null, reported: 42 });
  });
});

describe('observe: the moment when a limit was reached', () => {
  it('reachedAt is the first reading of 100 % in a period, and null in the next one', () => {
    const story = new Story();
    story.sees(api(NOON, limitWindow(99)));
    expect(story.view()?.reachedAt).toBeNull();
    story.sees(api(NOON + MINUTE, limitWindow(100)));
    story.sees(api(NOON + 9 * MINUTE, limitWindow(101)));
    expect(story.view()?.reachedAt).toBe(NOON + MINUTE);
    // The crossing was observed: the period's first percent came before it.
    expect(story.view()?.firstAt).toBe(NOON);
    expect(story.view('five_hour', NOON + 4 * HOUR)?.reachedAt).toBeNull();
    story.sees(api(NOON + 4 * HOUR, limitWindow(1, { resetsAt: NOON + 8 * HOUR })));
    expect(story.view('five_hour', NOON + 4 * HOUR)?.reachedAt).toBeNull();
  });
});
