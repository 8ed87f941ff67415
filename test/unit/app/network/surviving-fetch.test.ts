import { describe, expect, it } from 'vitest';
import { SurvivingFetch } from '../../../../electron/app/network/surviving-fetch';
import type { Fetch } from '../../../../electron/platform/http/fetch-type';

const answering =
  (body: string): Fetch =>
  () =>
    Promise.resolve(new Response(body));
const failing =
  (message: string): Fetch =>
  () =>
    Promise.reject(new Error(message));
const BROKEN = 'net::ERR_FAILED';

function survivor(first: Fetch, anew: readonly Fetch[]) {
  const made = [...anew];
  return new SurvivingFetch({ first, anew: () => made.shift() ?? failing(BROKEN) });
}

const ask = async (survives: SurvivingFetch) => (await survives.fetch('http://127.0.0.1/', {})).text();

describe('SurvivingFetch', () => {
  it('asks by the first session while the network service lives, and passes failures on as they are', async () => {
    expect(await ask(survivor(answering('first'), []))).toBe('first');
    for (const message of [BROKEN, 'net::ERR_NAME_NOT_RESOLVED'])
      await expect(ask(survivor(failing(message), []))).rejects.toThrow(message);
  });

  it('asks by a new session after the network service died', async () => {
    const survives = survivor(failing(BROKEN), [answering('second')]);
    survives.networkServiceDied();
    expect(await ask(survives)).toBe('second');
  });

  it('makes another session when the one that it made after the death fails as well', async () => {
    const survives = survivor(failing(BROKEN), [failing(BROKEN), answering('third')]);
    survives.networkServiceDied();
    expect(await ask(survives)).toBe('third');
    expect(await ask(survives)).toBe('third');
  });

  it('fails as Chromium does when a new session fails as well, so that another way is taken', async () => {
    const survives = survivor(failing(BROKEN), []);
    survives.networkServiceDied();
    await expect(ask(survives)).rejects.toThrow(BROKEN);
  });

  it('does not ask twice when a server was really out of reach', async () => {
    let asked = 0;
    const survives = survivor(failing(BROKEN), [
      () => {
        asked += 1;
        return Promise.reject(new Error('net::ERR_CONNECTION_REFUSED'));
      },
    ]);
    survives.networkServiceDied();
    await expect(ask(survives)).rejects.toThrow('ERR_CONNECTION_REFUSED');
    expect(asked).toBe(1);
  });
});
