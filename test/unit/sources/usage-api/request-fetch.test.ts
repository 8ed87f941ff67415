import { describe, expect, test } from 'vitest';
import type { ApiRequest } from '../../../../electron/sources/usage-api/request';
import { FAKE_TOKEN } from '../../../fakes/credentials';
import { asked, failed } from './support-request';

const baseUrl = 'https://api.anthropic.com';
const ask = (more: Pick<ApiRequest, 'fetch'>) => asked({ baseUrl, ...more });
const failure = (more: Partial<ApiRequest> & Pick<ApiRequest, 'fetch'>) => failed({ baseUrl, ...more });

describe('fetchUsage with the fetch of Electron and of browsers', () => {
  const answering = (make: () => Response) => () => Promise.resolve(make());

  test('a redirect is reported as an opaque answer, as an error, and where it was followed unasked', async () => {
    const opaque = Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } });
    const followed = Object.defineProperty(new Response('{}'), 'redirected', { value: true });
    const throws = () => Promise.reject(new Error('Redirect was cancelled'));
    for (const fetch of [answering(() => opaque), answering(() => followed), throws]) {
      expect(await failure({ fetch })).toMatchObject({ kind: 'offline', reason: 'portal' });
    }
  });

  test('fetchUsage with the fetch of Electron and of browsers a body that ignores the signal is left at the deadline', async () => {
    const deaf = answering(
      () => new Response(new ReadableStream({ pull: () => new Promise<void>(() => undefined) })),
    );
    const never = () => new Promise<Response>(() => undefined);
    for (const fetch of [deaf, never]) {
      const { tookMs, ...rest } = await failure({ fetch, deadlineMs: 100 });
      expect(rest).toMatchObject({ kind: 'offline', reason: 'timeout' });
      expect(tookMs).toBeLessThan(2000);
    }
  });

  test('fetchUsage with the fetch of Electron and of browsers the request behind a body that is not read to its end is stopped', async () => {
    let signal: AbortSignal | null | undefined;
    const endless = (_url: string, init: RequestInit) => {
      signal = init.signal;
      const chunk = new Uint8Array(1 << 16);
      return Promise.resolve(
        new Response(
          new ReadableStream({
            pull: (stream) => {
              stream.enqueue(chunk);
            },
          }),
        ),
      );
    };
    expect(await failure({ fetch: endless })).toMatchObject({ reason: 'too_large' });
    expect(signal?.aborted).toBe(true);
  });

  test('a request asks for no cookies, no cache and no redirects', async () => {
    let sent: RequestInit = {};
    const spy = (_url: string, init: RequestInit) => {
      sent = init;
      return Promise.resolve(new Response('{}'));
    };
    expect(await ask({ fetch: spy })).toMatchObject({ ok: true });
    expect(sent).toMatchObject({
      method: 'GET',
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
    });
  });

  test('an error that quotes the header is reported without the token', async () => {
    const quotes = () =>
      Promise.reject(new Error(`Invalid value for header 'authorization': 'Bearer ${FAKE_TOKEN}'`));
    expect(await failure({ fetch: quotes })).toMatchObject({ kind: 'offline', reason: 'network' });
    const throws = () => {
      throw new Error(FAKE_TOKEN);
    };
    expect(await failure({ fetch: throws })).toMatchObject({ kind: 'offline', reason: 'network' });
  });
});
