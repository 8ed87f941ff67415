/** Faults of the stored history, and deleting it, in English. */
export const history = {
  notice: {
    damaged: 'History was damaged and set aside. A new one has begun.',
    newer: 'A newer Quotide wrote this history. Update Quotide to go on with it.',
    in_memory: 'The history cannot be written. What is read now is kept until Quotide ends.',
    waiting: 'The disk takes no data. Readings wait in memory until it does.',
    check_failed: 'History is damaged. The next start sets it aside and begins a new one.',
  },
  showFile: 'Show file',
  forget: 'Forget this account',
  forgetNote: 'Deletes what was stored of the account that is shown. New readings begin a new history.',
  erase: 'Delete all history',
  eraseNote: 'Readings, events and token counts of all accounts, for good.',
  sure: 'Delete for good?',
  yes: 'Delete',
  no: 'Keep',
  done: 'Deleted.',
  shared: 'Deleted. Another Quotide reads the history just now: repeat it once that has ended.',
  failed: (reason: string) => `Nothing was deleted: ${reason}.`,
  nobody: 'No account is known yet.',
};
