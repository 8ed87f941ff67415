import type { ReactElement } from 'react';
import { forecastText } from '../../electron/core/text/forecast-words';
import { isReached, signOf } from '../../electron/core/pace/prospect';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import { windowName, windowSpoken } from '../../electron/core/text/window-words';
import { useDisplay, useLocale, useNow } from '../state/page-context';
import { Figure } from '../limits/Figure';
import { Meter } from '../limits/Meter';
import { ResetLine } from '../limits/ResetLine';
import { SeveritySign } from '../limits/SeveritySign';
import { WeekLine } from '../limits/WeekLine';
import { rowInWords } from '../text/meter-text';
import { useWords } from '../text/use-words';
import { levelsOf, windowAt } from '../text/bar-levels';

/** One window as a large card: percent, bar, reset, forecast. */
export function WindowCard({ window: given }: { readonly window: WindowView }): ReactElement {
  const now = useNow();
  const locale = useLocale();
  const { amount } = useDisplay();
  const words = useWords();
  const window = windowAt(given, now);
  return (
    <section className="card" aria-label={windowName(window, words)}>
      <div className="card__head">
        <span className="win__label">{windowName(window, words)}</span>
        <SeveritySign severity={signOf(window)} />
      </div>
      <div className="big">
        <Figure window={window} locale={locale} />
      </div>
      <Meter
        name={windowSpoken(window, words)}
        text={rowInWords(window, now, locale, amount)}
        levels={levelsOf(window, now, amount)}
      />
      <div className="card__lines">
        <ResetLine window={window} now={now} locale={locale} />
        <Expected window={window} />
        <WeekLine window={window} />
      </div>
    </section>
  );
}

/** The forecast as in the popover, `34–47 % at reset`; nothing for an old window or one whose outcome is certain. */
function Expected({ window }: { readonly window: WindowView }): ReactElement | null {
  const { row } = useWords();
  const locale = useLocale();
  const { amount } = useDisplay();
  const { stale, phase, utilization, source } = window;
  if (stale || phase !== 'running' || utilization === null || isReached(window)) return null;
  if (source === 'local_estimate') return <span>{row.byEstimate}</span>;
  return <span>{forecastText(window, amount, locale) ?? row.tooEarly}</span>;
}
