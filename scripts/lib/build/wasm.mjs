// The WebAssembly module that reads transcripts, from its AssemblyScript.
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../report.mjs';

/** The modules' sources and what is built of them. */
export const MODULES = {
  lines: { source: 'electron/transcripts/wasm/scan-lines.ts', output: 'scan-lines.wasm' },
  image: { source: 'electron/history/wasm/image.ts', output: 'ledger-image.wasm' },
};

/** Not as a literal: TypeScript would then read AssemblyScript's own `Array` and `String` as its own. */
const COMPILER = ['assemblyscript', 'asc'].join('/');

/** No runtime: the modules have no objects, and everything lies at a fixed place above their constants. */
const OPTIONS = [
  ...['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--enable', 'bulk-memory'],
  ...['--initialMemory', '32', '--memoryBase', '1024', '--lowMemoryLimit', '4096'],
];

/**
 * @param {string} root
 * @param {string} outDir
 * @param {{source: string, output: string}} module one of `MODULES`
 * @returns {Promise<string>} the module's path
 */
export async function buildModule(root, outDir, { source, output }) {
  const { default: asc } = await import(COMPILER);
  const { error, stdout, stderr } = await asc.main([source, '-o', 'module.wasm', ...OPTIONS], {
    /** @param {string} name */
    readFile: (name) => {
      const file = path.join(root, name);
      return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
    },
    /**
     * @param {string} _name
     * @param {Uint8Array} contents
     */
    writeFile: (_name, contents) => {
      fs.writeFileSync(path.join(outDir, output), contents);
    },
    listFiles: () => [],
  });
  if (error)
    throw new SetupError(
      `${stderr.toString()}${stdout.toString()}`.trim(),
      'Mend the source and run the same command again.',
    );
  return path.join(outDir, output);
}
