// `npm run setup`: makes everything ready to run; silent when it is.
import { runMain } from './lib/report.mjs';
import { setUp } from './lib/setup.mjs';
import { dropOuterVariables } from './lib/outer-variables.mjs';

dropOuterVariables(process.env);
await runMain(() => setUp({ tests: process.argv.includes('--tests') }));
