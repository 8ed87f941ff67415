// Real receivers of metrics for the long tests: Debian's packages, unpacked into the cache, not installed. Nothing of
// the system is changed, no service is started, and no rights are needed. They are static Go programs.
import fs from 'node:fs';
import path from 'node:path';
import { replaceDir, withStaging } from '../files.mjs';
import { cacheDir } from '../paths.mjs';
import { SetupError, withProgress } from '../report.mjs';
import { lastLines, run } from '../run.mjs';
import { hasApt } from '../system/apt.mjs';

// bookworm's Prometheus brings promtool, trixie's does not; bookworm's VictoriaMetrics is too old for OTLP.
const PACKAGES = ['prometheus/bookworm', 'victoria-metrics/trixie'];
const COMMANDS = ['prometheus', 'promtool', 'victoria-metrics'];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** The folder that holds the programs; fetched once. */
export async function ensureBackends() {
  const home = path.join(cacheDir(), 'backends');
  const bin = path.join(home, 'usr/bin');
  if (COMMANDS.every((name) => fs.existsSync(path.join(bin, name)))) return bin;
  const mirror = debianMirror();
  if (!hasApt() || mirror === null || !fs.existsSync(KEYRING))
    throw new SetupError(
      'Prometheus and VictoriaMetrics are taken from Debian, and this is no Debian.',
      'Run this step on one, in a container for example.',
    );
  fs.mkdirSync(path.dirname(home), { recursive: true });
  await withStaging(home, (dir) =>
    withProgress('fetching Prometheus and VictoriaMetrics', async () => {
      await fetchPackages(mirror, dir);
      replaceDir(dir, home);
    }),
  );
  return bin;
}

/**
 * @param {string} mirror
 * @param {string} dir where they are unpacked
 */
async function fetchPackages(mirror, dir) {
  const apt = path.join(dir, 'apt');
  for (const name of ['lists/partial', 'cache/archives/partial', 'debs'])
    fs.mkdirSync(path.join(apt, name), { recursive: true });
  const line = (/** @type {string} */ suite) => `deb [signed-by=${KEYRING}] ${mirror} ${suite} main\n`;
  fs.writeFileSync(path.join(apt, 'sources.list'), line('bookworm') + line('trixie'));
  const options = [
    `Dir::Etc::sourcelist=${apt}/sources.list`,
    'Dir::Etc::sourceparts=-',
    `Dir::State::lists=${apt}/lists`,
    `Dir::Cache=${apt}/cache`,
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option]);
  await must('apt-get', ['-q', ...options, 'update'], apt);
  await must('apt-get', ['-q', ...options, 'download', ...PACKAGES], path.join(apt, 'debs'));
  for (const deb of fs.readdirSync(path.join(apt, 'debs')))
    await must('dpkg', ['-x', path.join(apt, 'debs', deb), dir], dir);
  fs.rmSync(apt, { recursive: true, force: true });
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
async function must(command, args, cwd) {
  const { code, stdout, stderr } = await run(command, args, { cwd });
  if (code === 0) return;
  throw new SetupError(
    `${command} failed: ${lastLines(stderr || stdout)}`,
    'Mend that and run the same command again.',
  );
}

/** The archive that this system already uses, or null. */
function debianMirror() {
  const parts = '/etc/apt/sources.list.d';
  const files = fs.existsSync(parts) ? fs.readdirSync(parts).map((name) => path.join(parts, name)) : [];
  for (const file of [...files, '/etc/apt/sources.list']) {
    if (!/\.(sources|list)$/.test(file) || !fs.existsSync(file)) continue;
    const found = /^(?:URIs:|deb)\s+(?:\[.*?\]\s+)?(https?:\S+\/debian)\/?(?:\s|$)/m.exec(
      fs.readFileSync(file, 'utf8'),
    );
    if (found?.[1]) return found[1];
  }
  return null;
}
