import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, NOON, Story, api, headers, observation, said } from './story';

const raw = '2026-11-21T14:59:59.720441+00:00';

describe('what a number rests on', () => {
  it('is what the source said: percent, status, and the reset as written', () => {
    const story = new Story();
    story.sees(api(NOON, said(42.437, { rawResetsAt: raw })));
    expect(story.view()).toMatchObject({ reported: 42.437, httpStatus: 200, rawResetsAt: raw });
    story.sees(observation('statusline', NOON + MINUTE, [said(43)], { httpStatus: null }));
    expect(story.view()).toMatchObject({ reported: 43, httpStatus: null });
  });

  it('keeps the written form of the reset that is shown, not of a later and rougher one', () => {
    const story = new Story();
    story.sees(headers(NOON, said(42, { rawResetsAt: '1795273200' })));
    story.sees(api(NOON + MINUTE, said(43, { rawResetsAt: raw })));
    expect(story.view()).toMatchObject({ exactReset: true, rawResetsAt: '1795273200' });
  });

  it('stays known after the reset, when no percent is shown any more', () => {
    const story = new Story();
    story.sees(api(NOON, said(42)));
    expect(story.view('five_hour', NOON + 4 * HOUR)).toMatchObject({ utilization: null, reported: 42 });
  });
});

describe('when the limit was reached', () => {
  it('is when it was first seen, and over with the next period', () => {
    const story = new Story();
    story.sees(api(NOON, said(99)));
    expect(story.view()?.reachedAt).toBeNull();
    story.sees(api(NOON + MINUTE, said(100)));
    story.sees(api(NOON + 9 * MINUTE, said(101)));
    expect(story.view()?.reachedAt).toBe(NOON + MINUTE);
    // The crossing was seen: the period's first percent came before it.
    expect(story.view()?.firstAt).toBe(NOON);
    expect(story.view('five_hour', NOON + 4 * HOUR)?.reachedAt).toBeNull();
    story.sees(api(NOON + 4 * HOUR, said(1, { resetsAt: NOON + 8 * HOUR })));
    expect(story.view('five_hour', NOON + 4 * HOUR)?.reachedAt).toBeNull();
  });
});
