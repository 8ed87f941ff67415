// Windows' Credential Manager by keytar: stores a password, finds it again, removes it. Prints `ok`.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const keytar = createRequire(import.meta.url)('keytar');
const service = `Quotide test ${process.pid}`;
const password = '{"claudeAiOauth":{"accessToken":"made-up – ünïcode"}}';

await keytar.setPassword(service, 'person', password);
assert.equal(await keytar.getPassword(service, 'person'), password);
assert.deepEqual(await keytar.findCredentials(service), [{ account: 'person', password }]);
assert.equal(await keytar.deletePassword(service, 'person'), true);
assert.equal(await keytar.getPassword(service, 'person'), null);
process.stdout.write('ok\n');
