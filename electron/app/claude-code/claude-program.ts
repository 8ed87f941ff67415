import path from 'node:path';
import { homeFolder, type ConfigDir } from '../../sources/credentials/config-dirs';
import { childEnvironment } from '../../sources/claude-code/program-environment';
import { findClaudeProgram } from '../../sources/claude-code/find-program';
import type { ClaudeCodeAskerParts } from './claude-code-asker';
import type { Environment } from '../environment';
import { CLOUDS, LOGINS } from '../statusline/note-login';

/**
 * Finds Claude Code's program, and runs it for a config folder: with that folder's stored login, and in the data folder,
 * which is no project.
 *
 * @param primary whether it is the first folder, whose Claude Code has the variables of this process
 */
export function claudeProgram(
  slot: ConfigDir,
  primary: boolean,
  { homeDir, dataDir }: Pick<Environment, 'homeDir' | 'dataDir'>,
): Pick<ClaudeCodeAskerParts, 'findProgram' | 'run'> {
  const { env, platform } = process;
  const home = homeFolder({ env, platform, homedir: homeDir });
  const isDefault = slot.dir === path.join(home, '.claude');
  // Claude Code does not read a list of folders in this variable.
  const isOwn = primary && !(env['CLAUDE_CONFIG_DIR'] ?? '').includes(',');
  return {
    findProgram: () => findClaudeProgram({ env, platform, home, configDir: slot.dir }),
    run: (program) => ({
      cwd: dataDir,
      env: childEnvironment({
        env,
        otherLogins: [...LOGINS, ...CLOUDS],
        configDir: isDefault ? null : slot.dir,
        isOwn,
        program,
      }),
    }),
  };
}
