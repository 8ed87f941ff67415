import { describe, expect, it } from 'vitest';
import { updateChannel } from '../../../../electron/app/updates/channel';
import published from '../../../../packaging/updates.json';

const build = {
  feed: 'https://quotide.example/updates.json',
  page: 'https://quotide.example/',
  publicKeys: ['AAAA'],
};
const test = { QUOTIDE_UPDATE_FEED: 'http://127.0.0.1:4242/updates.json', QUOTIDE_UPDATE_KEY: 'AAAA' };

describe('whom new versions are asked of', () => {
  it('is what the build names', () => {
    expect(updateChannel({}, false, build)).toEqual({ ...build, isTest: false });
  });

  it('is nobody where the build names nobody, or no key, or no https', () => {
    const none = { feed: null, page: null, publicKeys: [] };
    const { page, ...rest } = build;
    for (const other of [
      none,
      { ...build, publicKeys: [] },
      rest,
      { ...build, feed: 'http://quotide.example/' },
    ])
      expect(updateChannel({}, false, other)).toBeNull();
    expect(updateChannel({}, false, { ...build, page: `javascript:${page}` })).toBeNull();
  });

  it('is never what the environment names, unless all of it is on this machine', () => {
    expect(updateChannel(test, false, build)?.feed).toBe(build.feed);
    expect(updateChannel(test, true, build)).toMatchObject({ feed: test.QUOTIDE_UPDATE_FEED, isTest: true });
    for (const feed of [
      'https://evil.example/f',
      'http://127.0.0.1.evil.example/f',
      'http://127.0.0.1:1@evil/f',
    ])
      expect(updateChannel({ ...test, QUOTIDE_UPDATE_FEED: feed }, true, build)).toBeNull();
  });

  it('is not the real one while the API is a simulated one', () => {
    expect(updateChannel({}, true, build)).toBeNull();
  });

  it('is nobody in this checkout, or a whole channel', () => {
    const constant: unknown = published;
    const none = { feed: null, page: null, downloads: null, publicKeys: [] };
    if (updateChannel({}, false) === null) expect(constant).toEqual(none);
    else expect(published.publicKeys.length).toBeGreaterThan(0);
  });
});
