import type { ReactElement } from 'react';
import { formatClock } from '../../electron/core/text/format';
import { signOf } from '../../electron/core/pace/prospect';
import type { ShownSnapshot, WindowView } from '../../electron/core/snapshot/snapshot-types';
import { tightestPair } from '../../electron/core/snapshot/urgency';
import { windowName, windowSpoken } from '../../electron/core/text/window-words';
import { Meter } from '../limits/Meter';
import { send } from '../state/bridge';
import { useBridge, useDisplay, useLocale, useNow, useSnapshot } from '../state/page-context';
import { levelsOf, windowAt } from '../text/bar-levels';
import { figureText } from '../text/figure-text';
import { rowInWords } from '../text/meter-text';
import { useWords } from '../text/use-words';
import { Icon } from '../ui/Icon';

/** The mini view: the two windows that limit the user most, each with its percent, a bar, and its severity as a shape. */
export function Mini(): ReactElement | null {
  const snapshot = useSnapshot();
  const words = useWords();
  if (snapshot === null) return null;
  const { windows, verdict } = snapshot;
  const shown = tightestPair(windows);
  return (
    <main className="mini" title={`${verdict.claim} ${verdict.rest}`.trim()}>
      <h1 className="sr">{words.mini.title}</h1>
      {shown.length === 0 ? (
        <p className="mini__words">{wordsFor(snapshot)}</p>
      ) : (
        <ul>
          {shown.map((window) => (
            <MiniRow key={window.id} window={window} />
          ))}
        </ul>
      )}
      <MiniButtons />
    </main>
  );
}

/** Without a number: the first sentence about why. */
function wordsFor({ problem, verdict }: ShownSnapshot): string {
  return problem?.message ?? verdict.claim;
}

function MiniRow({ window: given }: { readonly window: WindowView }): ReactElement {
  const now = useNow();
  const locale = useLocale();
  const words = useWords();
  const { amount } = useDisplay();
  const window = windowAt(given, now);
  const severity = signOf(window);
  const { utilization, stale, observedAt } = window;
  return (
    <li className={stale ? 'mini__row mini__row--old' : 'mini__row'}>
      <span className="mini__name">{windowName(window, words)}</span>
      {stale && <small>{words.row.at(formatClock(observedAt, now, locale))}</small>}
      {severity !== 'normal' && (
        <span className={`sev sev--${severity}`} role="img" aria-label={words.row.severity[severity]}>
          <Icon name={severity} />
        </span>
      )}
      <strong>
        {utilization === null ? words.row.cannotTell : figureText(window, utilization, amount, locale)}
      </strong>
      <Meter
        name={windowSpoken(window, words)}
        text={rowInWords(window, now, locale, amount)}
        levels={levelsOf(window, now, amount)}
      />
    </li>
  );
}

/** The dashboard, and the end of the mini view; on screen while the pointer or the focus is in it. */
function MiniButtons(): ReactElement {
  const bridge = useBridge();
  const { mini } = useWords();
  return (
    <div className="mini__buttons">
      <button
        type="button"
        aria-label={mini.dashboard}
        title={mini.dashboard}
        onClick={() => {
          send(bridge.openWindow('dashboard'));
        }}
      >
        <Icon name="overview" />
      </button>
      <button
        type="button"
        aria-label={mini.hide}
        title={mini.hide}
        onClick={() => {
          send(bridge.changeSettings({ mini: { on: false } }));
        }}
      >
        <Icon name="remove" />
      </button>
    </div>
  );
}
