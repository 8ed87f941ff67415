// `test/long/command`: the command as a process, on the runtime of a suite. The tests themselves run here as always.
import { runVitest } from '../vitest.mjs';

/**
 * @param {object} options
 * @param {string} options.step name of the row
 * @param {string[]} options.command the words that run a program of Node
 * @param {string} options.dist the folder of the built programs, as that system writes it
 * @param {import('../workspace.mjs').Workspace} options.workspace
 * @param {'linux' | 'win32'} [options.system]
 * @param {Record<string, string>} [options.env] of the command
 * @param {string} [options.titles] a regular expression for the titles of the tests that are run; default: all
 */
export async function runCommandTests({
  step,
  command,
  dist,
  workspace,
  system = 'linux',
  env = {},
  titles,
}) {
  const extra = { QUOTIDE_PLATFORM: JSON.stringify({ command, dist, system, env }) };
  const more = ['--config', 'vitest.platforms.config.ts', ...(titles === undefined ? [] : ['-t', titles])];
  return { step, ...(await runVitest({ name: 'command', workspace, extra, more })) };
}
