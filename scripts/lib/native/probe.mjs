// Runs inside the runtime that is to be checked: loads the native modules and really uses one.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const sqliteDir = path.dirname(require.resolve('better-sqlite3/package.json'));
const builtHere = fs.existsSync(path.join(sqliteDir, 'build', 'Release', 'better_sqlite3.node'));
// The prebuilt module is known to end in a segmentation fault here; spare the machine the core dump.
if (Number(process.versions.napi) < 10 && !builtHere)
  throw new Error('the prebuilt better-sqlite3 needs Node-API 10');

const Database = require('better-sqlite3');
const db = new Database(':memory:');
// A primitive as start value is what an older Node-API cannot hold by itself.
db.aggregate('join_all', {
  start: '',
  step: (/** @type {string} */ sum, /** @type {unknown} */ value) => `${sum}${value}`,
});
const row = db.prepare('SELECT join_all(x) AS text FROM (SELECT ? AS x UNION ALL SELECT 2)').get('one');
if (/** @type {{text: string}} */ (row).text !== 'one2')
  throw new Error(`better-sqlite3 gave ${JSON.stringify(row)}`);
db.close();

if (typeof require('keytar').getPassword !== 'function') throw new Error('keytar has no getPassword');
process.stdout.write('ok\n');
