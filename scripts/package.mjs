// `npm run package [-- --release] [-- deb tar.gz …]`: builds what this machine can, into out/.
import { runMain } from './lib/report.mjs';
import { setUp } from './lib/setup.mjs';
import { dropOuterVariables } from './lib/outer-variables.mjs';

dropOuterVariables(process.env);
await runMain(async () => {
  await setUp();
  // Its packages are there only once set-up has run.
  const { packageAll, parsePackageArgs } = await import('./lib/package/index.mjs');
  return packageAll(parsePackageArgs(process.argv.slice(2)));
});
