import { timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '../../core/result';
import type { Refusal, RequestHead } from './request';

/** Removes the secret path from a request, or refuses a request without it. */
export type Unlock = (head: RequestHead) => Result<RequestHead, Refusal>;

const REFUSAL: Refusal = {
  status: 403,
  message:
    'the address in ANTHROPIC_BASE_URL lacks the secret path; copy the lines for Claude Code from the settings again',
};

/**
 * The check of a proxy with a key: a target has to begin with `/<key>/`, byte for byte, and goes on without `/<key>`. The
 * time of the comparison does not depend on where the bytes differ.
 * @param key `null`: every request passes as it is
 */
export function createUnlock(key: string | null): Unlock {
  if (key === null) return ok;
  const wanted = Buffer.from(`/${key}/`, 'latin1');
  return (head) => {
    const given = Buffer.alloc(wanted.length);
    given.write(head.target, 'latin1');
    if (!timingSafeEqual(given, wanted)) return err(REFUSAL);
    return ok({ ...head, target: head.target.slice(wanted.length - 1) });
  };
}
