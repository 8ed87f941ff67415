import type { Session } from 'electron';
import { expect, it, vi } from 'vitest';
import { httpsOnly } from '../../../../electron/native/network/https-only';

type Ask = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;

// That Electron asks at each hop of a redirect: test/e2e/updates.spec.ts.
it('httpsOnly requests https addresses only, also after a redirect', async () => {
  const asks: Ask[] = [];
  const response = new Response('ok');
  const fetch = vi.fn(() => Promise.resolve(response));
  const webRequest = { onBeforeRequest: (ask: Ask) => asks.push(ask) };
  const safe = httpsOnly({ fetch, webRequest } as unknown as Session);
  const isLetGo = (url: string) => {
    const answer = vi.fn();
    for (const ask of asks) ask({ url }, answer);
    expect(answer).toHaveBeenCalledOnce();
    return !(answer.mock.lastCall?.[0] as { cancel?: boolean }).cancel;
  };
  expect(isLetGo('https://quotide.example/releases/x.exe')).toBe(true);
  for (const url of [
    'http://quotide.example/x.exe',
    'http://127.0.0.1:1/x',
    'file:///etc/passwd',
    'data:,x',
    '',
  ])
    expect([url, isLetGo(url)]).toEqual([url, false]);
  expect(await safe('https://quotide.example/x', { method: 'GET' })).toBe(response);
  expect(fetch).toHaveBeenCalledWith('https://quotide.example/x', { method: 'GET' });
});
