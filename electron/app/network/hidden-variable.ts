import fs from 'node:fs';

/**
 * The environments with which Linux started this process and its parent. Chromium overwrites its own with the process's
 * title; the parent of an app from a menu is the desktop's session, which has the same variables.
 */
const STARTED_WITH: readonly string[] = ['/proc/self/environ', `/proc/${String(process.ppid)}/environ`];

/**
 * Finds NODE_EXTRA_CA_CERTS again, which the Electron of a package removes from its environment before it runs the app
 * (fuse EnableNodeOptionsEnvironmentVariable), and sets QUOTIDE_EXTRA_CA_CERTS to it. If neither file has it, only a copy
 * of the launcher can give it.
 * @param env changed in place
 */
export function revealCertificates(env: NodeJS.ProcessEnv, files = STARTED_WITH): void {
  if (env['NODE_EXTRA_CA_CERTS'] || env['QUOTIDE_EXTRA_CA_CERTS']) return;
  const name = 'NODE_EXTRA_CA_CERTS=';
  const entry = files.flatMap(startedWith).find((each) => each.startsWith(name) && each.length > name.length);
  if (entry !== undefined) env['QUOTIDE_EXTRA_CA_CERTS'] = entry.slice(name.length);
}

function startedWith(file: string): readonly string[] {
  try {
    return fs.readFileSync(file, 'utf8').split('\0');
  } catch {
    return [];
  }
}
