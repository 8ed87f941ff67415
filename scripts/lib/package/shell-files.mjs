// The manual page and the shell completions of deb and rpm, made from the table of commands that `--help` uses.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleProgram } from '../build/bundle.mjs';
import { readJson, withStaging } from '../files.mjs';
import { root } from '../paths.mjs';

const PROGRAM = { source: 'electron/cli/help/shell-files.ts', output: 'shell-files.cjs' };

/**
 * Writes the files into a folder; electron-builder.yml has their places on the user's system.
 * @param {string} folder
 */
export async function writeShellFiles(folder) {
  const texts = await withStaging(folder, async (dir) => {
    await bundleProgram(root, PROGRAM, dir);
    const { shellFiles } = createRequire(import.meta.url)(path.join(dir, PROGRAM.output));
    const { version } = readJson(path.join(root, 'package.json'));
    return /** @type {{man: string, bash: string, zsh: string, fish: string}} */ (shellFiles(version));
  });
  fs.mkdirSync(folder, { recursive: true });
  // Without a time in its head, so that the same version gives the same bytes.
  fs.writeFileSync(path.join(folder, 'quotide.1.gz'), gzipSync(texts.man, { level: 9 }));
  fs.writeFileSync(path.join(folder, 'quotide.bash'), texts.bash);
  fs.writeFileSync(path.join(folder, '_quotide'), texts.zsh);
  fs.writeFileSync(path.join(folder, 'quotide.fish'), texts.fish);
}
