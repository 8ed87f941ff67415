import fs from 'node:fs/promises';
import path from 'node:path';
import { exportSamples, type ExportQuery } from '../history/export';
import type { History } from '../history/history';

/**
 * Writes samples of any number into a file, whole or not at all: a draft beside it takes its place when all is written.
 * @throws the system's error; the file is then as it was
 */
export async function exportToFile(
  history: Pick<History, 'samplesPage'>,
  query: ExportQuery,
  file: string,
): Promise<void> {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${String(process.pid)}`);
  try {
    // It says when somebody works: for the owner alone.
    const handle = await fs.open(draft, 'w', 0o600);
    try {
      await exportSamples(history, query, async (text) => {
        await handle.write(text);
      });
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(draft, file);
  } catch (error) {
    await fs.rm(draft, { force: true });
    throw error;
  }
}
