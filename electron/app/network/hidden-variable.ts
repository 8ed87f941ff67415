import fs from 'node:fs';

/**
 * Where Linux keeps the environments that this process and its parent were started with. Chromium wipes its own for the
 * process's title; the parent of an app that was started from a menu is the desktop's session, which has the same.
 */
const STARTED_WITH: readonly string[] = ['/proc/self/environ', `/proc/${String(process.ppid)}/environ`];

/**
 * Finds NODE_EXTRA_CA_CERTS again, which the Electron of a package takes out of its environment before it runs any code
 * of ours (fuse EnableNodeOptionsEnvironmentVariable), and writes it down as QUOTIDE_EXTRA_CA_CERTS. Where neither
 * place has it, it stays hidden unless a launcher has kept a copy.
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
