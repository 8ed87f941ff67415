import fs from 'node:fs';

/** A WebAssembly module of ours; `null`: it cannot be read, or this runtime cannot use it. */
export function compiled(file: string): WebAssembly.Module | null {
  const { noAsar } = process;
  try {
    // It lies in the package.
    process.noAsar = false;
    return new WebAssembly.Module(fs.readFileSync(file));
  } catch {
    return null;
  } finally {
    process.noAsar = noAsar;
  }
}
