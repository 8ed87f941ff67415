const kinds = {
  not_writable: (folder: string, reason: string) => `The data folder ${folder} cannot be written: ${reason}.`,
  not_makeable: (folder: string, at: string, reason: string) =>
    `The data folder ${folder} cannot be made, since ${at} cannot be written: ${reason}.`,
  read_only: (folder: string) => `The data folder ${folder} is on a read-only file system.`,
  no_space: (folder: string) => `There is no space left for the data folder ${folder}.`,
  not_a_folder: (folder: string, at: string) =>
    `The data folder ${folder} cannot be made, since ${at} is not a folder.`,
  not_ours: (folder: string, at: string) =>
    `The data folder ${folder} holds files that are not Quotide’s, such as ${at}, so Quotide leaves it as it is.`,
  dangling_link: (folder: string, at: string) =>
    `The data folder ${folder} is a link to ${at}, which is not there.`,
  not_lockable: (folder: string, at: string) =>
    `The data folder ${folder} cannot be locked: ${at} is in the way, and no running Quotide answers.`,
  other: (folder: string, reason: string) => `The data folder ${folder} cannot be used: ${reason}.`,
};

/** Why the app cannot start, in English. */
export const startFault = {
  title: 'Quotide cannot start',
  kinds,
  owner: (path: string, owner: string) => `${path} belongs to ${owner}.`,
  mend: (command: string) => `This command helps: ${command}`,
  elsewhere: 'Or set QUOTIDE_DATA_DIR to another folder.',
  empty: 'Set QUOTIDE_DATA_DIR to a new folder or an empty one.',
  unexpected: (reason: string) => `An unexpected error ended the start: ${reason}.`,
  again: 'Start Quotide again. If the error comes back, run quotide doctor, and report what it prints.',
  close: 'Close',
};
