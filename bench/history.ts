import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Bench } from './lib/plan';
import type { Row } from './lib/table';

/** Measures the history in a process of its own, on the app's runtime, since it needs a native module. */
export const history: Bench = async ({ exe, root }) => {
  const program = path.join(root, 'dist', 'bench-history.cjs');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { stdout } = await promisify(execFile)(exe, [program], { env });
  return JSON.parse(stdout) as readonly Row[];
};
