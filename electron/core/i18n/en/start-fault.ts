import type { StartFault, StartFaultKind } from '../../start-fault';

type Sentence = (fault: StartFault) => string;

const kinds: Readonly<Record<StartFaultKind, Sentence>> = {
  not_writable: ({ folder, reason }) => `The data folder ${folder} cannot be written: ${reason}.`,
  not_makeable: ({ folder, at, reason }) =>
    `The data folder ${folder} cannot be made, since ${at} cannot be written: ${reason}.`,
  read_only: ({ folder }) => `The data folder ${folder} is on a read-only file system.`,
  no_space: ({ folder }) => `There is no space left for the data folder ${folder}.`,
  not_a_folder: ({ folder, at }) => `The data folder ${folder} cannot be made, since ${at} is not a folder.`,
  dangling_link: ({ folder, at }) => `The data folder ${folder} is a link to ${at}, which is not there.`,
  not_lockable: ({ folder, at }) =>
    `The data folder ${folder} cannot be locked: ${at} is in the way, and no running Quotide answers.`,
  other: ({ folder, reason }) => `The data folder ${folder} cannot be used: ${reason}.`,
};

/** Why the app cannot start, in English. */
export const startFault = {
  title: 'Quotide cannot start',
  kinds,
  owner: (path: string, owner: string) => `${path} belongs to ${owner}.`,
  mend: (command: string) => `This command helps: ${command}`,
  elsewhere: 'Or set QUOTIDE_DATA_DIR to another folder.',
  close: 'Close',
};
