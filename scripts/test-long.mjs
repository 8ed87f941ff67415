// `npm run test:long [-- step…]`: the suites that take too long for every change.
import { CHECKS } from './lib/test/checks.mjs';
import { testMain } from './lib/test/main.mjs';
import { PANEL } from './lib/test/panel.mjs';
import { vitestStep } from './lib/test/vitest.mjs';

const build = CHECKS.filter(({ name }) => name === 'build');
const panel = process.platform === 'linux' ? [PANEL] : [];
const steps = [...build, vitestStep('long', { QUOTIDE_LONG: '1' }), ...panel];
await testMain(steps, process.argv.slice(2), true);
