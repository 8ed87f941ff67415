// `npm test [-- step…]`: sets everything up, runs every step, prints the counts.
import { CHECKS } from './lib/test/checks.mjs';
import { E2E } from './lib/test/e2e.mjs';
import { testMain } from './lib/test/main.mjs';
import { PACKAGE } from './lib/test/package.mjs';
import { UNIT } from './lib/test/unit.mjs';
import { dropOuterVariables } from './lib/outer-variables.mjs';

dropOuterVariables(process.env);
await testMain([...CHECKS, UNIT, E2E, PACKAGE], process.argv.slice(2));
