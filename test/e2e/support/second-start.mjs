// Starts the app once more and says how that ended; run by tray.spec.ts.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const electron = createRequire(import.meta.url)('electron');
const args = ['.', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...process.argv.slice(2)];
const { status, signal } = spawnSync(electron, args, { stdio: 'ignore', timeout: 15_000 });
process.stdout.write(`exit ${status ?? signal}\n`);
