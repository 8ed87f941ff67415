// `npm run test:long [-- step…]`: the suites that take too long for every change.
import { ensureBackends } from './lib/test/backends.mjs';
import { BARE } from './lib/test/bare.mjs';
import { CHECKS } from './lib/test/checks.mjs';
import { testMain } from './lib/test/main.mjs';
import { PANEL } from './lib/test/panel.mjs';
import { vitestStep } from './lib/test/vitest.mjs';

const build = CHECKS.filter(({ name }) => name === 'build');
/** @type {import('./lib/test/runner.mjs').Step} */
const backends = {
  name: 'backends',
  run: async (context) => {
    const env = { QUOTIDE_BACKENDS: await ensureBackends() };
    return vitestStep('backends', env, ['--config', 'vitest.backends.config.ts']).run(context);
  },
};
const panel = process.platform === 'linux' ? [PANEL] : [];
const steps = [...build, vitestStep('long', { QUOTIDE_LONG: '1' }), ...panel, backends, BARE];
await testMain(steps, process.argv.slice(2), true);
