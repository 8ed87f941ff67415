import type { SessionRow } from './report';

const HEAD = [
  ...['session', 'title', 'project', 'model', 'turns', 'input', 'output', 'cache_read', 'cache_write_5m'],
  ...['cache_write_1h', 'cost_usd', 'five_hour_share_percent', 'health', 'grade', 'first_turn', 'last_turn'],
];

/** Sessions as CSV (RFC 4180), a row each; what is unknown is empty. Titles are in it only where they were asked for. */
export function sessionsCsv(
  sessions: readonly SessionRow[],
  { titles }: { readonly titles: boolean },
): string {
  const rows = sessions.map((row) => [
    ...[
      row.id,
      titles ? row.title : null,
      row.project,
      row.model,
      row.turns,
      row.tokens.input,
      row.tokens.output,
    ],
    ...[row.tokens.cacheRead, row.tokens.cacheWrite5m, row.tokens.cacheWrite1h, row.costUsd, row.share],
    ...[row.health?.level ?? null, row.grade, instant(row.firstAt), instant(row.lastAt)],
  ]);
  return [HEAD, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

/** A title that begins like a formula is text to a spreadsheet too. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
