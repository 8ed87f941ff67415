// Claude Code itself for the long tests, from npm into the cache: it is proprietary, so it is no dependency, is never
// packed, and nothing of it is copied. No script of its package is run.
import fs from 'node:fs';
import path from 'node:path';
import { replaceDir, withStaging } from '../files.mjs';
import { cacheDir } from '../paths.mjs';
import { SetupError, withProgress } from '../report.mjs';
import { lastLines, npm } from '../run.mjs';

const NAME = '@anthropic-ai/claude-code';
/** Other versions ask and write otherwise; what the tests say was seen with this one. */
const VERSION = '2.1.332';

/** The program; fetched once. */
export async function ensureClaudeCode() {
  const home = path.join(cacheDir(), 'claude-code', VERSION);
  const known = programIn(home);
  if (known !== null) return known;
  await withStaging(home, (dir) =>
    withProgress(`fetching Claude Code ${VERSION} (about 200 MB)`, async () => {
      await install(dir);
      replaceDir(dir, home);
    }),
  );
  const fetched = programIn(home);
  if (fetched !== null) return fetched;
  throw new SetupError(
    `Claude Code ${VERSION} has no program for this system.`,
    'Run this step on linux-x64 or linux-arm64.',
  );
}

/** @param {string} dir */
async function install(dir) {
  fs.writeFileSync(path.join(dir, 'package.json'), '{"private":true}\n');
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1'];
  const { code, stdout, stderr } = await npm(['install', ...flags, `${NAME}@${VERSION}`], { cwd: dir });
  if (code === 0) return;
  const said = stderr || stdout;
  const reason = /^npm error code (\S+)/m.exec(said)?.[1] ?? lastLines(said);
  throw new SetupError(
    `Claude Code ${VERSION} could not be fetched from the npm registry (${reason}).`,
    'Let npm reach its registry (`npm ping`) and run the same command again; the other long steps do without it.',
  );
}

/**
 * The program lies in a package of its own for each system.
 * @param {string} home
 */
function programIn(home) {
  const scope = path.join(home, 'node_modules', path.dirname(NAME));
  if (!fs.existsSync(scope)) return null;
  const programs = fs.readdirSync(scope).map((name) => path.join(scope, name, 'claude'));
  return programs.find((file) => fs.existsSync(file)) ?? null;
}
