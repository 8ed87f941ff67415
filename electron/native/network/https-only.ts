import type { Session } from 'electron';
import type { Fetch } from '../../platform/http/fetch-type';

/**
 * A fetch that goes to https and nowhere else, at each hop of a redirect: Electron's own follows one to any address, and
 * does not report the last address.
 * @param own a session for these requests alone
 */
export function httpsOnly(own: Pick<Session, 'fetch' | 'webRequest'>): Fetch {
  own.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !url.startsWith('https://') });
  });
  return (url, init) => own.fetch(url, init);
}
