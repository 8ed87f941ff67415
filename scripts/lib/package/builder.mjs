// Runs electron-builder in a process of its own. Its async-exit-hook ends the process with exit code 0 even if another
// code was set, and a failed test would then pass.
import { Arch, build, Platform } from 'electron-builder';

const { targets, universal, ...options } = JSON.parse(process.argv[2] ?? '{}');
try {
  // A list of targets replaces the one of the configuration, and with it the processors named there.
  const chosen = Platform.current().createTarget(targets, ...(universal ? [Arch.universal] : []));
  await build({ ...options, publish: 'never', targets: chosen });
  process.exit(0);
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).stack}\n`);
  process.exit(1);
}
