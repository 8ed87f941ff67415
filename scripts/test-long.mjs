// `npm run test:long [-- step…]`: the suites that take too long for every change.
import { ensureBackends } from './lib/test/backends.mjs';
import { BARE } from './lib/test/bare.mjs';
import { CHECKS } from './lib/test/checks.mjs';
import { ensureClaudeCode } from './lib/test/claude-code.mjs';
import { handlingStep } from './lib/test/handling.mjs';
import { longSpecs, repeatedSpecs } from './lib/test/long-specs.mjs';
import { testMain } from './lib/test/main.mjs';
import { NETWORK } from './lib/test/network.mjs';
import { ARM64 } from './lib/test/platforms/arm64.mjs';
import { CHROMIUM } from './lib/test/platforms/chromium.mjs';
import { DESKTOPS } from './lib/test/platforms/desktops.mjs';
import { NODE24 } from './lib/test/platforms/node24.mjs';
import { WINDOWS } from './lib/test/platforms/windows.mjs';
import { vitestStep } from './lib/test/vitest.mjs';
import { dropOuterVariables } from './lib/outer-variables.mjs';

const build = CHECKS.filter(({ name }) => name === 'build');
/** @type {import('./lib/test/runner.mjs').Step} */
const backends = {
  name: 'backends',
  run: async (context) => {
    const env = { QUOTIDE_BACKENDS: await ensureBackends() };
    return vitestStep('backends', env, ['--config', 'vitest.backends.config.ts']).run(context);
  },
};
const onLinux =
  process.platform === 'linux'
    ? [
        repeatedSpecs('processes', [
          ['processes.spec'],
          ['processes-restart', '--repeat-each=10'],
          ['quit-signals', '--repeat-each=10'],
        ]),
        longSpecs('panel', 'panel.spec.ts'),
        longSpecs('claude', 'claude/', async () => ({ QUOTIDE_CLAUDE_CODE: await ensureClaudeCode() })),
        NODE24,
        CHROMIUM,
        WINDOWS,
        ...DESKTOPS,
        ARM64,
      ]
    : [];
const truth = vitestStep('truth', {}, ['--config', 'vitest.truth.config.ts']);
const steps = [
  ...build,
  vitestStep('long', { QUOTIDE_LONG: '1' }),
  handlingStep(),
  truth,
  ...onLinux,
  NETWORK,
  backends,
  BARE,
];
dropOuterVariables(process.env);
await testMain(steps, process.argv.slice(2), true);
