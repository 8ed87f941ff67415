/**
 * Another program that holds a database: `lock-holder.mjs FILE locked|open`. It prints a line once it does, and ends with
 * its input.
 */
import Database from 'better-sqlite3';

const [file = '', mode] = process.argv.slice(2);
const db = new Database(file);
if (mode === 'locked') db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
else db.prepare('SELECT count(*) FROM sqlite_schema').get();
process.stdout.write('held\n');
process.stdin.resume();
process.stdin.once('end', () => process.exit(0));
