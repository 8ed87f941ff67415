import type { ApiAnswer } from './types';

/** Says nothing, and keeps the connection (before the headers, or after them). */
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

/** A redirect to another place; a client that follows it would carry the bearer there. */
export function redirecting(location: string, status = 302): ApiAnswer {
  return { status, headers: { location }, body: '' };
}

/** What a hotel's network answers to everything: 200, and HTML. */
export function captivePortal(): ApiAnswer {
  const body =
    '<!doctype html><title>Welcome</title><form action="/login">Accept the terms to go online</form>';
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** Small on the wire, huge when unpacked; default 1 GiB. */
export function gzipBomb(unpackedBytes = 2 ** 30): ApiAnswer {
  return { status: 200, gzipBombBytes: unpackedBytes };
}

/** Cloudflare's refusal of a TLS client it does not like: 403, not Anthropic's shape. */
export function transportBlocked(): ApiAnswer {
  return { status: 403, body: { error: { type: 'forbidden', message: 'Request not allowed' } } };
}
