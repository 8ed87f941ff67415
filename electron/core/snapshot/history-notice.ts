/**
 * What a user should know of the history. `damaged`: it was set aside, and a new one has begun with what could be read;
 * `newer`: a newer Quotide wrote it, it stays as it is; `in_memory`: it cannot be written, what is read now waits in
 * memory; `locked`: another program has it locked, what is read now moves into it later; `waiting`: the disk takes nothing
 * at the moment, readings wait in memory; `check_failed`: damage was found, and another program has the file open;
 * `missing` and `emptied`: at the start the file was gone or without a reading, though it had some before; `restored`: the
 * file was removed while Quotide ran, and was written anew; `replaced`: an earlier history took its place; `not_kept`:
 * file or folder were removed or cannot be written any more, and nothing could be done about it.
 */
export type HistoryNotice =
  | { readonly kind: 'damaged'; readonly setAside: string; readonly salvaged: number }
  | { readonly kind: 'newer' }
  | { readonly kind: 'in_memory'; readonly reason: string }
  | { readonly kind: 'locked' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'emptied' }
  | { readonly kind: 'restored' }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'not_kept'; readonly reason: string }
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
      return 'History is damaged, and another program has it open. What can be read of it is shown; close that program.';
    case 'locked':
      return 'Another program has the history locked. What it had stored before is shown; close that program, or try again.';
    case 'missing':
      return 'The history file was missing, so a new history has begun. To use a backup, put it back.';
    case 'emptied':
      return 'The history file was empty, so a new history has begun. To use a backup, put it back.';
    case 'restored':
      return 'The history file was removed while Quotide ran, and Quotide wrote it again.';
    case 'replaced':
      return 'An earlier history file replaced the open one, and Quotide goes on with it. The other one was set aside.';
    case 'not_kept':
      return 'History is not being kept: Quotide cannot write to its data folder. Make the folder writable again.';
  }
}
