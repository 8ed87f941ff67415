import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { bundleProgram } from '../../../scripts/lib/build/bundle.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The scanner's thread, built from this checkout for the tests of one file. */
export function builtScanWorker(): () => string {
  let dir = '';
  beforeAll(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-scan-worker-'));
    await bundleProgram(ROOT, { source: 'electron/transcripts/worker.ts', output: 'scan-worker.cjs' }, dir);
  });
  afterAll(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });
  return () => path.join(dir, 'scan-worker.cjs');
}
