/**
 * What a person should know of the history. `damaged`: it was set aside, and a new one has begun with what could be
 * read; `newer`: a newer Quotide wrote it, it stays as it is; `in_memory`: it cannot be written, what is read now is
 * forgotten at the end; `waiting`: the disk takes nothing at the moment, readings wait in memory; `check_failed`: damage
 * was found, the next start sets it aside.
 */
export type HistoryNotice =
  | { readonly kind: 'damaged'; readonly setAside: string; readonly salvaged: number }
  | { readonly kind: 'newer' }
  | { readonly kind: 'in_memory'; readonly reason: string }
  | { readonly kind: 'waiting'; readonly since: number; readonly count: number; readonly reason: string }
  | { readonly kind: 'check_failed'; readonly found: string };

/** One or two sentences for a banner. */
export function historyNoticeText(notice: HistoryNotice): string {
  switch (notice.kind) {
    case 'damaged':
      return 'History was damaged and set aside. A new one has begun.';
    case 'newer':
      return 'A newer Quotide wrote this history. It is left as it is; update Quotide to go on with it.';
    case 'in_memory':
      return 'The history cannot be written. What is read now is kept until Quotide ends.';
    case 'waiting':
      return 'The disk takes no data. Readings are kept in memory until it does.';
    case 'check_failed':
      return 'History is damaged. The next start sets it aside and begins a new one.';
  }
}
