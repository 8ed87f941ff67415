import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPromptCache, revivePromptCache } from '../../../electron/sources/prompt-cache';
import { readStatusline } from '../../../electron/sources/statusline';
import { noteAfter, readStatuslineNote, rowsOf } from '../../../electron/sources/statusline-note';

/** As Claude Code 2.1.330 gave it. */
const given = {
  warm: true,
  caching_observed: true,
  ttl: '5m',
  expires_at: 1795298095,
  requests: 1,
  misses: 0,
  expected_rebuilds: 0,
  hit_ratio: 0.9276437847866419,
  cache_write_tokens: 300,
  miss_recache_tokens: 0,
  last_miss_at: null,
  last_miss_cause: null,
};
const read = {
  warm: true,
  expiresAt: 1_795_298_095_000,
  ttl: '5m',
  hitRatio: 0.9276437847866419,
  requests: 1,
  misses: 0,
  lastMissCause: null,
};

describe('the prompt cache in the status line', () => {
  it('the prompt cache in the status line is read field by field', () => {
    expect(readPromptCache(given)).toEqual(read);
    const odd = {
      warm: false,
      expires_at: 1e12,
      ttl: 5,
      hit_ratio: 3,
      requests: 1.5,
      misses: -1,
      last_miss_cause: 'a b',
    };
    expect(readPromptCache(odd)).toEqual({
      warm: false,
      expiresAt: null,
      ttl: null,
      hitRatio: null,
      requests: null,
      misses: null,
      lastMissCause: null,
    });
    expect([undefined, null, [], 'warm', { warm: 1 }].map(readPromptCache)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('the prompt cache in the status line is stored in the session’s note, read back as it was, and is no row of limits', () => {
    const limits = readStatusline({
      rate_limits: { five_hour: { used_percentage: 3 } },
      prompt_cache: given,
    });
    if (limits === null) throw new Error('nothing was read');
    const drawing = { now: 1_795_298_000_000, earnedBy: 1_795_298_000_000, isNamed: true };
    const note = noteAfter(null, limits, drawing);
    expect(note?.promptCache).toEqual(read);
    expect(readStatuslineNote(JSON.stringify(note))).toEqual(note);
    expect(note && rowsOf(note)).toHaveLength(1);
    // The same again is no news; another request is.
    expect(noteAfter(note, limits, drawing)).toBeNull();
    const next = { ...limits, promptCache: { ...read, requests: 2 } };
    expect(noteAfter(note, next, drawing)?.promptCache?.requests).toBe(2);
    // A line without it takes nothing away.
    expect(noteAfter(note, { windows: limits.windows, spend: null }, drawing)).toBeNull();
  });

  it('the reader of the prompt cache never throws for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const cache of [
          readPromptCache(value),
          revivePromptCache(value),
          readPromptCache({ ...given, ...Object(value) }),
        ])
          expect(cache === null || typeof cache.warm === 'boolean').toBe(true);
      }),
      { seed: 17, numRuns: 300 },
    );
  });
});
