// `npm run build`: builds dist/, changed or not.
import { buildDist } from './lib/build/index.mjs';
import { runMain, withProgress } from './lib/report.mjs';

await runMain(() => withProgress('building dist/', () => buildDist()));
