// `npm run test:long [-- step…]`: the suites that take too long for every change.
import { BARE } from './lib/test/bare.mjs';
import { CHECKS } from './lib/test/checks.mjs';
import { testMain } from './lib/test/main.mjs';
import { vitestStep } from './lib/test/vitest.mjs';

const build = CHECKS.filter(({ name }) => name === 'build');
await testMain([...build, vitestStep('long', { QUOTIDE_LONG: '1' }), BARE], process.argv.slice(2));
