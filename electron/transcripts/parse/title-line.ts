import type { SessionTitle } from '../types';

/** Longer lines are not titles. */
const LONGEST = 4096;
const KINDS: Readonly<Record<string, { readonly kind: SessionTitle['kind']; readonly field: string }>> = {
  'custom-title': { kind: 'custom', field: 'customTitle' },
  'ai-title': { kind: 'ai', field: 'aiTitle' },
  summary: { kind: 'summary', field: 'summary' },
};
const QUICK = /"type"\s*:\s*"(?:custom-title|ai-title|summary)"/;

/**
 * What a line calls its session; `null` for all other lines.
 * @param fileSession the session that the file is named for: a summary does not name one.
 */
export function titleOf(bytes: Buffer, start: number, end: number, fileSession: string): SessionTitle | null {
  if (end - start > LONGEST) return null;
  if (!QUICK.test(bytes.toString('latin1', start, end))) return null;
  let line: Readonly<Record<string, unknown>>;
  try {
    line = JSON.parse(bytes.toString('utf8', start, end)) as typeof line;
  } catch {
    return null;
  }
  const type = line['type'];
  if (typeof type !== 'string' || !Object.hasOwn(KINDS, type)) return null;
  const found = KINDS[type];
  const title = found === undefined ? undefined : line[found.field];
  if (found === undefined || typeof title !== 'string' || title.trim() === '') return null;
  const named = line['sessionId'];
  return {
    sessionId: typeof named === 'string' && named !== '' ? named : fileSession,
    kind: found.kind,
    title: title.trim(),
  };
}
