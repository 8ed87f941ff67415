import type { Refusal, RequestHead } from './request';

/**
 * Keeps web pages out: their requests carry `Origin` or `Sec-Fetch-*`, or another Host where a name was rebound to
 * this machine. Host must be exactly one of ours: a test by prefix was fooled by `127.0.0.1.evil.com`
 * (https://github.com/aattaran/deepclaude/issues/16).
 */
export function refusalOf({ method, lines }: RequestHead, port: number): Refusal | null {
  let hosts = 0;
  let isOurs = false;
  for (const { name, value } of lines) {
    if (name === 'host') {
      hosts += 1;
      isOurs = isOurHost(value, port);
    } else if (name === 'origin' || name.startsWith('sec-fetch-')) {
      return { status: 403, message: 'requests of web pages are refused' };
    }
  }
  if (method === 'OPTIONS') return { status: 403, message: 'requests of web pages are refused' };
  if (hosts !== 1 || !isOurs) return { status: 403, message: 'the Host header does not name this proxy' };
  return null;
}

function isOurHost(host: string, port: number): boolean {
  const text = String(port);
  return host === `127.0.0.1:${text}` || host === `localhost:${text}` || host === `[::1]:${text}`;
}
