import type { ReactElement } from 'react';
import { formatPercent } from '../../electron/core/text/format';
import { useLocale, useSnapshot } from '../state/page-context';
import { useWords } from '../text/use-words';

/** Progress of reading the transcripts; shown only while they are read, since the page is not complete until then. */
export function ReadingBar(): ReactElement | null {
  const words = useWords().activity;
  const locale = useLocale();
  const scan = useSnapshot()?.scan ?? null;
  if (scan === null) return null;
  const percent = formatPercent((scan.done / Math.max(1, scan.total)) * 100, locale);
  return (
    <div className="panel reading">
      <p id="reading">{words.reading(percent)}</p>
      <progress aria-labelledby="reading" max={scan.total} value={scan.done} />
    </div>
  );
}
