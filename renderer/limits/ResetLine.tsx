import type { ReactElement } from 'react';
import { formatClock, formatCountdown } from '../../electron/core/text/format';
import type { Locale } from '../../electron/core/text/format';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import { send } from '../state/bridge';
import { useBridge, useDisplay } from '../state/page-context';
import { useWords } from '../text/use-words';

interface ResetLineProps {
  readonly window: WindowView;
  readonly now: number;
  readonly locale: Locale;
}

/** The reset of a window as countdown and clock time; a click swaps their order. */
export function ResetLine({ window, now, locale }: ResetLineProps): ReactElement {
  const { phase, resetsAt, source, evidence } = window;
  const words = useWords().row;
  if (phase === 'not_started') return <span>{words.notStarted}</span>;
  if (resetsAt === null) return <span>{words.resetUnknown}</span>;
  const clock = formatClock(resetsAt, now, locale);
  if (phase === 'reset_due') return <span>{words.due(clock)}</span>;
  // Only this machine has seen the window start, so its reset is an estimate.
  if (source === 'local_estimate' && evidence.rawResetsAt === null && !evidence.exactReset)
    return <About clock={clock} />;
  return <Upcoming clock={clock} countdown={formatCountdown(resetsAt - now, locale)} />;
}

function About({ clock }: { readonly clock: string }): ReactElement {
  const [before, after] = useWords().estimate.resetAbout(clock).split(clock);
  return (
    <span>
      {before}
      <b>{clock}</b>
      {after}
    </span>
  );
}

interface UpcomingProps {
  readonly clock: string;
  readonly countdown: string;
}

function Upcoming({ clock, countdown }: UpcomingProps): ReactElement {
  const bridge = useBridge();
  const { time } = useDisplay();
  const words = useWords().popover.reset;
  const counts = time === 'countdown';
  const first = counts ? countdown : clock;
  // The countdown or the time is emphasized, wherever the language puts it in the sentence.
  const [before, after] = (counts ? words.inTime(first) : words.atTime(first)).split(first);
  return (
    <button
      type="button"
      className="flip"
      title={counts ? words.showClock : words.showCountdown}
      onClick={() => send(bridge.changeSettings({ appearance: { time: counts ? 'clock' : 'countdown' } }))}
    >
      {before}
      <b>{first}</b>
      {after} · {counts ? clock : words.then(countdown)}
    </button>
  );
}
