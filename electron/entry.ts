import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readHandOver } from './cli/hand-over';
import { plainText } from './core/text/plain-text';
import { redact } from './core/redact';

/**
 * The entry of every start: loads the app, or the command. A package's binary cannot run as plain Node
 * (fuse RunAsNode), so there the command runs in Electron's main process, before anything of the app is loaded: no
 * window, no tray, no lock, no display. It never makes a page, so the switches that its wrapper passes
 * (packaging/linux/quotide), `--no-sandbox` among them, loosen nothing.
 */
function begin(): void {
  const load = createRequire(__filename);
  const command = readHandOver(process.argv, __dirname, existsSync);
  if (command === null) {
    load(path.join(__dirname, 'main.cjs'));
    return;
  }
  process.argv = [...command.argv];
  process.execArgv = [...command.execArgv];
  // Electron removes the variable (fuse EnableNodeOptionsEnvironmentVariable); the wrapper passes a copy of it.
  const certificates = process.env['QUOTIDE_EXTRA_CA_CERTS'];
  if (certificates) process.env['NODE_EXTRA_CA_CERTS'] = certificates;
  // Without this handler Electron opens an invisible dialog and waits.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${redact(plainText(`quotide: ${error.stack ?? error.message}`))}\n`);
    process.exit(1);
  });
  load(command.file);
}

begin();
