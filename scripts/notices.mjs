// `npm run notices`: writes THIRD-PARTY-NOTICES, which goes into every package. A test says when it is out of date.
import path from 'node:path';
import { writeFile } from './lib/files.mjs';
import { thirdPartyNotices } from './lib/package/notices.mjs';
import { root } from './lib/paths.mjs';
import { runMain } from './lib/report.mjs';

await runMain(async () => writeFile(path.join(root, 'THIRD-PARTY-NOTICES'), thirdPartyNotices()));
