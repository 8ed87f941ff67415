import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every regular file below `folder` whose bytes hold `text`. */
export function filesContaining(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}
