// `npm run package [-- --release] [-- deb tar.gz …]`: builds what this machine can, into out/.
import { packageAll, parsePackageArgs } from './lib/package/index.mjs';
import { runMain } from './lib/report.mjs';

await runMain(() => packageAll(parsePackageArgs(process.argv.slice(2))));
