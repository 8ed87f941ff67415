/**
 * Ends the command with an exit code once its output is written. Plain Node ends by itself when no work is left;
 * Electron's main process, in which a package runs the command (electron/entry.ts), does not.
 */
export function endWith(code: number): void {
  process.exitCode = code;
  if ((process as { readonly type?: string }).type !== 'browser') return;
  process.stdout.write('', () => {
    process.stderr.write('', () => process.exit(code));
  });
}
