// `npm run test:unit`, `test:faults`, `test:e2e`, `test:watch` and `coverage`: one kind of test, on this machine as it is. Words after
// `--` go to the runner, e.g. `npm run test:e2e -- tray.spec -g menu`.
import { dropOuterVariables } from './lib/outer-variables.mjs';
import { runMain } from './lib/report.mjs';
import { testOnly } from './lib/test/only.mjs';

dropOuterVariables(process.env);
const [kind = '', ...words] = process.argv.slice(2);
await runMain(() => testOnly(kind, words));
