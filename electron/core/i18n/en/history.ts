/** Faults of the stored history, and deleting it, in English. */
export const history = {
  notice: {
    damaged: 'History was damaged and set aside. A new one has begun.',
    newer: 'A newer Quotide wrote this history. Update Quotide to continue it.',
    in_memory: 'The history can’t be saved. New readings wait in memory until it can.',
    waiting: 'The disk can’t be written to. Readings wait in memory until it can.',
    check_failed:
      'History is damaged, and another program has it open. Close that program; Quotide then repairs the history.',
    locked:
      'Another program has the history locked. New readings wait in memory until that program is closed.',
    missing:
      'The history file was missing, so a new history has begun. To use a backup, quit Quotide and put it back.',
    emptied:
      'The history file was empty, so a new history has begun. To use a backup, quit Quotide and put it back.',
    restored:
      'The history file was removed while Quotide was running, and Quotide wrote it again. To delete history for good, use Settings, Data.',
    replaced:
      'An earlier history file replaced the open one, and Quotide now uses it. The other one was set aside.',
    not_kept:
      'History is not being saved: Quotide can’t write to its data folder. Make the folder writable again.',
  },
  showFile: 'Show file',
  forget: 'Forget this account',
  forgetNote: 'Deletes everything stored for the account shown. New readings start a new history.',
  erase: 'Delete all history',
  eraseNote: 'Readings, events and token counts of all accounts, for good.',
  sure: 'Delete for good?',
  yes: 'Delete',
  no: 'Keep',
  done: 'Deleted.',
  shared: 'Deleted. Another Quotide is reading the history: delete again once it has quit.',
  failed: (reason: string) => `Nothing was deleted: ${reason}.`,
  nobody: 'No account is known yet.',
};
