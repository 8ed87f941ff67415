import { exportSamples, type ExportQuery } from '../../history/readings/export';
import type { History } from '../../history/history';
import { writeWhole } from '../../platform/write-whole';

/**
 * Writes samples of any number into a file, whole or not at all.
 * @throws the system's error; the file is then as it was
 */
export async function exportToFile(
  history: Pick<History, 'samplesPage'>,
  query: ExportQuery,
  file: string,
): Promise<void> {
  // Only the owner may read it: it shows when the user works.
  await writeWhole(file, 0o600, (handle) =>
    exportSamples(history, query, async (text) => {
      await handle.write(text);
    }),
  );
}
