// electron-builder in a process of its own: what it loads ends the process with exit code 0 once nothing is left to do
// (async-exit-hook), even if another code was set, and a failed test would then pass.
import { Arch, build, Platform } from 'electron-builder';

const { targets, universal, ...options } = JSON.parse(process.argv[2] ?? '{}');
try {
  // A list of targets takes the place of the configuration's, and with it of the processors named there.
  const chosen = Platform.current().createTarget(targets, ...(universal ? [Arch.universal] : []));
  await build({ ...options, publish: 'never', targets: chosen });
  process.exit(0);
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).stack}\n`);
  process.exit(1);
}
