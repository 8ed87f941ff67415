// `npm run dev [-- --demo pro|max|ultra] [-- arguments of the app]`: the app on demo data, with a page that changes as its
// sources do, and a new start of the app after each change of the main process.
import { runDev } from './lib/dev/index.mjs';
import { parseStartArgs } from './lib/launch.mjs';
import { dropOuterVariables } from './lib/outer-variables.mjs';
import { runMain } from './lib/report.mjs';
import { setUp } from './lib/setup.mjs';

dropOuterVariables(process.env);
await runMain(async () => {
  const { demoPlan = 'max', rest } = parseStartArgs(process.argv.slice(2));
  await setUp();
  return runDev(demoPlan, rest);
});
