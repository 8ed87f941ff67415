// `node scripts/stores.mjs FOLDER HOMEPAGE` writes the descriptions for winget, Homebrew and the AUR into the folder with
// a release's files. HOMEPAGE is the repository's page, under which the release is published.
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from './lib/files.mjs';
import { releaseSums, storeTexts, sumOfFile } from './lib/package/stores.mjs';
import { root } from './lib/paths.mjs';
import { runMain, say, SetupError } from './lib/report.mjs';

await runMain(async () => {
  const [folder, homepage] = process.argv.slice(2);
  if (folder === undefined || homepage === undefined)
    throw new SetupError('Nothing was asked for.', 'Use: node scripts/stores.mjs FOLDER HOMEPAGE');
  const { version, license, author } = readJson(path.join(root, 'package.json'));
  const texts = storeTexts({
    version,
    license,
    publisher: author,
    homepage: homepage.replace(/\/$/, ''),
    sums: releaseSums(folder),
    licenseSum: sumOfFile(path.join(root, 'LICENSE')),
  });
  for (const [name, text] of Object.entries(texts)) {
    fs.writeFileSync(path.join(folder, name), text);
    say(`${path.join(folder, name)}: for version ${version}`);
  }
  return 0;
});
