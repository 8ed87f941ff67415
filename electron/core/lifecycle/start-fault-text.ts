import type { Words } from '../i18n/words';
import { plainCell } from '../text/plain-text';
import { mendingCommand, type StartFault } from './start-fault';

/** The text about a fault; each part is a whole sentence. */
export interface StartFaultText {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Builds the text about a fault: the cause, the owner, and the command that fixes it. */
export function startFaultText(
  fault: StartFault,
  platform: string,
  words: Words['startFault'],
): StartFaultText {
  const command = mendingCommand(fault, platform);
  const sentences = [
    sentence(fault, words.kinds),
    ...(fault.owner === null || fault.kind === 'not_ours' ? [] : [words.owner(fault.at, fault.owner)]),
    ...(command === null ? [] : [words.mend(command)]),
    fault.kind === 'not_ours' ? words.empty : words.elsewhere,
  ];
  return { title: words.title, sentences: sentences.map(plainCell) };
}

function sentence({ kind, folder, at, reason }: StartFault, kinds: Words['startFault']['kinds']): string {
  switch (kind) {
    case 'not_makeable':
      return kinds.not_makeable(folder, at, reason);
    case 'read_only':
    case 'no_space':
      return kinds[kind](folder);
    case 'not_a_folder':
    case 'not_ours':
    case 'dangling_link':
    case 'not_lockable':
      return kinds[kind](folder, at);
    case 'not_writable':
    case 'other':
      return kinds[kind](folder, reason);
  }
}
