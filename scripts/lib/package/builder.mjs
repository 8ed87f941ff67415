// electron-builder in a process of its own: what it loads ends the process with exit code 0 once nothing is left to
// do (async-exit-hook), whatever code was set, and a failed test would then pass.
import { build, Platform } from 'electron-builder';

const { targets, ...options } = JSON.parse(process.argv[2] ?? '{}');
try {
  await build({ ...options, publish: 'never', targets: Platform.current().createTarget(targets) });
  process.exit(0);
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).stack}\n`);
  process.exit(1);
}
