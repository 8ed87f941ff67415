import type { SessionTitle } from '../types';

/** Longer lines are not titles (bytes). */
const LONGEST = 64 * 1024;
const BOM = 0xef;
const KINDS: Readonly<Record<string, { readonly kind: SessionTitle['kind']; readonly field: string }>> = {
  'custom-title': { kind: 'custom', field: 'customTitle' },
  'ai-title': { kind: 'ai', field: 'aiTitle' },
  summary: { kind: 'summary', field: 'summary' },
  'agent-name': { kind: 'agent', field: 'agentName' },
};
/** One of them is in every line that is a title. */
const MARKS = Object.values(KINDS).map(({ field }) => Buffer.from(`"${field}"`));

/**
 * What a line calls its session; `null` for all other lines. An emptied title is `''`.
 * @param fileSession the session that the file is named for: a summary does not name one. `null`: a title that does not
 * name its session is none of it, since a fork's file begins with the lines of its parent.
 */
export function titleOf(
  bytes: Buffer,
  start: number,
  end: number,
  fileSession: string | null,
): SessionTitle | null {
  if (end - start > LONGEST) return null;
  const text = bytes.subarray(bytes[start] === BOM ? start + 3 : start, end);
  if (!MARKS.some((mark) => text.includes(mark))) return null;
  let line: Readonly<Record<string, unknown>> | null;
  try {
    line = JSON.parse(text.toString('utf8')) as typeof line;
  } catch {
    return null;
  }
  const type = line?.['type'];
  // What a fork copied is its parent's.
  if (line === null || typeof type !== 'string' || !Object.hasOwn(KINDS, type) || 'forkedFrom' in line)
    return null;
  const found = KINDS[type];
  const title = found === undefined ? undefined : (line[found.field] ?? '');
  if (found === undefined || !(found.field in line) || typeof title !== 'string') return null;
  const named = line['sessionId'];
  const sessionId = typeof named === 'string' && named !== '' ? named : fileSession;
  return sessionId === null ? null : { sessionId, kind: found.kind, title: title.trim() };
}
