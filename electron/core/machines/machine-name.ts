import { plainLine } from '../text/plain-text';

/** Characters of a machine's name at most. */
const LONGEST_NAME = 100;

/** Whether a text can be a machine's name on screen: one visible line, and not too long. */
export function isMachineName(name: string): boolean {
  return name !== '' && name.length <= LONGEST_NAME && plainLine(name) === name;
}

/** The name of a machine from a text of the user (a file's name), cleaned; `null`: nothing of it is visible. */
export function machineNameOf(text: string): string | null {
  const name = plainLine(text).slice(0, LONGEST_NAME).trim();
  return isMachineName(name) ? name : null;
}

/**
 * A host that the user's `ssh` may be started with: `laptop`, `me@server.example`, `[::1]`. It begins with no `-`, also
 * behind the `@`, since `ssh` would read it as an option, and has no characters that a shell or a terminal acts on.
 */
export const SSH_HOST =
  /^(?=.{1,100}$)([A-Za-z0-9_][A-Za-z0-9_.+-]*@)?(?:[A-Za-z0-9_][A-Za-z0-9_.-]*|\[[0-9A-Fa-f:.]+\]|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)$/;
