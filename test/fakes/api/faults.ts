import type { ApiAnswer } from './types';

/** Sends no more, and leaves the connection open (before the headers, or after them). */
export function hanging(where: 'before-headers' | 'after-headers' = 'before-headers'): ApiAnswer {
  return { hang: where };
}

/** The right answer at a few bytes a second. */
export function slowLoris(bytesPerSecond = 1): ApiAnswer {
  return { bytesPerSecond };
}

/** The right answer, cut off after so many bytes of the body. */
export function truncated(afterBytes: number): ApiAnswer {
  return { cutAfterBytes: afterBytes };
}

/** A TCP reset. */
export function resetting(where: 'before-headers' | 'after-headers'): ApiAnswer {
  return { reset: where };
}

/** A redirect to another server; a client that follows it would send its token there. */
export function redirecting(location: string, status = 302): ApiAnswer {
  return { status, headers: { location }, body: '' };
}

/** The answer of a hotel's network to every request: 200 and HTML. */
export function captivePortal(): ApiAnswer {
  const body =
    '<!doctype html><title>Welcome</title><form action="/login">Accept the terms to go online</form>';
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** Small on the wire, huge when unpacked; default 1 GiB. */
export function gzipBomb(unpackedBytes = 2 ** 30): ApiAnswer {
  return { status: 200, gzipBombBytes: unpackedBytes };
}

/** Cloudflare's refusal of a TLS client: 403, not in Anthropic's shape. */
export function transportBlocked(): ApiAnswer {
  return { status: 403, body: { error: { type: 'forbidden', message: 'Request not allowed' } } };
}
