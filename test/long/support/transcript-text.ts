import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of all transcripts below a folder. */
export function readTranscripts(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
}
