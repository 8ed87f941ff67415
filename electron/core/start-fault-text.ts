import type { Words } from './i18n/words';
import { mendingCommand, type StartFault } from './start-fault';

/** What is said of a fault, whole sentences each. */
export interface StartFaultText {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Says what is wrong, whose it is, and what mends it. */
export function startFaultText(
  fault: StartFault,
  platform: string,
  words: Words['startFault'],
): StartFaultText {
  const command = mendingCommand(fault, platform);
  return {
    title: words.title,
    sentences: [
      words.kinds[fault.kind](fault),
      ...(fault.owner === null ? [] : [words.owner(fault.at, fault.owner)]),
      ...(command === null ? [] : [words.mend(command)]),
      words.elsewhere,
    ],
  };
}
