import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { othersFile } from '../../app/data-dir';
import { defaultDataDir } from '../../app/environment';
import { folderId } from '../../app/accounts/ids';
import { createLog, fileSink } from '../../app/log';
import { loadLineState } from '../../app/statusline/stored-line-state';
import { configDirs } from '../../sources/credentials/config-dirs';
import { endWith } from '../end';
import { commandHelp } from '../help/help-text';
import { statusline } from './run';

// A separate program: Claude Code starts it each time it draws its line, so it loads as little of the app as possible.
const { env, platform } = process;
const homedir = os.homedir();
const dataDir = path.resolve(env['QUOTIDE_DATA_DIR'] || defaultDataDir(platform, env, homedir));
const sinks = othersFile(dataDir) === null ? [fileSink(dataDir)] : [];
const log = createLog('warn', Date.now, sinks).scope('statusline');

const cwd = process.cwd();
const words = process.argv.slice(2).filter((word, index) => index > 0 || word !== 'statusline');
process.stdout.on('error', () => undefined);
if (words[0] === '--help' || words[0] === '-h') {
  process.stdout.write(commandHelp('statusline'));
  endWith(0);
} else printLine();

/** Prints the line. The exit code is always 0, so that a fault does not disturb Claude Code. */
function printLine(): void {
  const [{ dir }] = configDirs({ env, platform, homedir, cwd, extraDirs: [] });
  const run = {
    words,
    input: readInput(),
    dataDir,
    configDir: dir,
    env,
    cwd,
    homedir,
    now: Date.now(),
    warn: log.warn,
    state: (configDir: string) => loadLineState(dataDir, folderId(configDir)),
  };
  statusline(run).then(
    (line) => {
      process.stdout.write(`${line}\n`);
      endWith(0);
    },
    (error: unknown) => {
      log.error('no line', { error: String(error) });
      endWith(0);
    },
  );
}

function readInput(): string {
  try {
    return process.stdin.isTTY ? '' : fs.readFileSync(0, 'utf8');
  } catch (error) {
    log.warn('the input could not be read', { error: String(error) });
    return '';
  }
}
