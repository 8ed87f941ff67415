import type { ScanProgress } from '../../transcripts/types';

const WIDTH = 30;

/** A bar on one line of a terminal that is drawn over; `null` clears the line. */
export function progressBar(progress: ScanProgress | null): string {
  if (progress === null) return '\r\u001b[K';
  const { bytesDone, bytesTotal, filesDone, filesTotal } = progress;
  const share = bytesTotal === 0 ? 1 : Math.min(1, bytesDone / bytesTotal);
  const full = Math.round(share * WIDTH);
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
  const megabytes = `${(bytesDone / 1e6).toFixed(0)} of ${(bytesTotal / 1e6).toFixed(0)} MB`;
  return `\r\u001b[K${bar} ${String(filesDone)} of ${String(filesTotal)} transcripts, ${megabytes}`;
}
