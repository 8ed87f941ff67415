import { parseHttpDate } from '../../sources/usage-api/retry-after';
import type { Fetch } from '../../platform/http/fetch-type';
import type { AppClock } from './clock';

/**
 * A `fetch` that sets the clock by Anthropic's time, from each answer of the API with a `Date`, also a refusal. Not
 * used are a page of a network on the way (no JSON), and an answer from a cache (it has `Age`, and an old `Date`).
 */
export function hearingDates(fetch: Fetch, clock: AppClock): Fetch {
  return async (url, init) => {
    const hear = clock.listen();
    const response = await fetch(url, init);
    const { headers } = response;
    const date = parseHttpDate(headers.get('date') ?? '');
    const isOfApi = /\bjson\b/i.test(headers.get('content-type') ?? '') && !response.redirected;
    if (date !== null && isOfApi && headers.get('age') === null) hear(date);
    return response;
  };
}
