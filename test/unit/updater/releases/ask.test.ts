import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestFeed } from '../../../../electron/updater/releases/ask';
import { ReleaseFeed } from '../../../fakes/release-feed';

describe('the request for new versions', () => {
  let feed: ReleaseFeed;
  beforeEach(async () => {
    feed = await ReleaseFeed.start();
  });
  afterEach(() => feed.stop());
  const ask = (deadlineMs = 5000, signal = new AbortController().signal) =>
    requestFeed({ fetch, feed: feed.url, publicKeys: [feed.publicKey], now: Date.now, signal, deadlineMs });

  it('the request for new versions is answered with the version', async () => {
    expect(await ask()).toMatchObject({ ok: true, value: { version: '9.9.9', files: [] } });
  });

  it('the request for new versions names nothing of the installation', async () => {
    await ask();
    await ask();
    const [{ path, headers } = { path: '', headers: {} }, second] = feed.requests;
    expect(path).toBe('/updates.json');
    const own = Object.entries(headers).filter(([name]) => !['host', 'connection'].includes(name));
    expect(Object.fromEntries(own)).toEqual({
      accept: 'application/json',
      'accept-language': '*',
      'user-agent': 'Quotide',
      // Node's fetch and the rule for what is never taken from a cache add these.
      'accept-encoding': 'gzip, deflate',
      'sec-fetch-mode': 'cors',
      'cache-control': 'no-cache',
      pragma: 'no-cache',
    });
    expect(second?.headers).toEqual(headers);
  });

  it.each([301, 302, 303, 307, 308])(
    'the request for new versions follows no redirect (%i)',
    async (status) => {
      const other = await ReleaseFeed.start();
      feed.answer((response) => response.writeHead(status, { location: other.url }).end());
      expect(await ask()).toEqual({ ok: false, error: 'redirect' });
      expect(other.requests).toEqual([]);
      await other.stop();
    },
  );

  it.each([204, 304, 404, 500])(
    'the request for new versions accepts only the status 200, not %i',
    async (status) => {
      const body = status === 204 || status === 304 ? undefined : feed.signed('9.9.9');
      feed.answer((response) => response.writeHead(status).end(body));
      expect((await ask()).ok).toBe(false);
    },
  );

  it('the request for new versions stops reading an answer that is too long', async () => {
    feed.answer((response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await ask()).toEqual({ ok: false, error: 'too_large' });
  });

  it('the request for new versions fails where the answer breaks off, with or without a length', async () => {
    const text = feed.signed('9.9.9');
    feed.answer((response) => {
      response.writeHead(200, { 'content-length': String(text.length) });
      response.write(text.slice(0, 60));
      setTimeout(() => response.destroy(), 20);
    });
    expect(await ask()).toEqual({ ok: false, error: 'unreachable' });
    feed.say(text.slice(0, 60));
    expect(await ask()).toEqual({ ok: false, error: 'malformed' });
  });

  it('the request for new versions waits no longer than its time, and not at all when the app quits', async () => {
    feed.answer((response) => response.write('{'));
    expect(await ask(50)).toEqual({ ok: false, error: 'unreachable' });
    const quit = new AbortController();
    quit.abort();
    expect(await ask(5000, quit.signal)).toEqual({ ok: false, error: 'unreachable' });
  });

  it('the request for new versions gives a failure when no server listens', async () => {
    const { url } = feed;
    await feed.stop();
    const { signal } = new AbortController();
    expect(await requestFeed({ fetch, feed: url, publicKeys: [], now: Date.now, signal })).toEqual({
      ok: false,
      error: 'unreachable',
    });
    feed = await ReleaseFeed.start();
  });
});
