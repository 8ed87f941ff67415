// `npm run updates -- keys` makes a pair of keys; `npm run updates -- sign FILE [FOLDER]` writes the feed of the
// version in package.json, signed with QUOTIDE_UPDATE_PRIVATE_KEY. With the folder of the release's files, and an
// address for downloads, the feed also signs the files with which signed packages replace themselves. A feed expires:
// `npm run updates -- renew FILE` gives one the dates of now.
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from './lib/files.mjs';
import { LIFE_DAYS, makeKeys, releaseFiles, renewFeed, signFeed } from './lib/package/updates.mjs';
import { root } from './lib/paths.mjs';
import { runMain, say, SetupError } from './lib/report.mjs';

await runMain(async () => {
  const [word, file, folder] = process.argv.slice(2);
  if (word === 'keys') {
    const { publicKey, privateKey } = makeKeys();
    say(`public, for packaging/updates.json: ${publicKey}`);
    say(`private, for the secret QUOTIDE_UPDATE_PRIVATE_KEY and nowhere else: ${privateKey}`);
    return 0;
  }
  if ((word !== 'sign' && word !== 'renew') || file === undefined)
    throw new SetupError(
      'Nothing was asked for.',
      'Use: npm run updates -- keys, or: sign FILE [FOLDER], or: renew FILE',
    );
  const { version } = readJson(path.join(root, 'package.json'));
  const { publicKeys, downloads } = readJson(path.join(root, 'packaging', 'updates.json'));
  const privateKey = process.env.QUOTIDE_UPDATE_PRIVATE_KEY ?? '';
  if (word === 'renew') {
    fs.writeFileSync(file, renewFeed(fs.readFileSync(file, 'utf8'), privateKey, publicKeys));
    say(`${file}: signed again, for ${LIFE_DAYS} days`);
    return 0;
  }
  const files = folder === undefined || downloads === null ? [] : releaseFiles(folder, version);
  fs.writeFileSync(file, signFeed(version, privateKey, publicKeys, files));
  say(`${file}: version ${version}, signed${files.map(({ name }) => `, with ${name}`).join('')}`);
  return 0;
});
