import { formatClock, formatPercent, type Locale } from '../format';
import { spentOf } from '../extra-words';
import { wordsOf, type Words } from '../i18n/words';
import type { ExtraUsage } from '../usage';
import type { WindowView } from '../snapshot-types';
import { windowName } from '../window-words';
import { windowLabel } from '../windows';
import type { Alert, AlertContext, AlertEvent } from './types';

/** What happened, and what follows from it. */
interface Sentences {
  readonly claim: string;
  readonly rest: string;
}

/** One message of all that is to be said, of one account; `null` when there is nothing. */
export function alertOf(events: readonly AlertEvent[], context: AlertContext): Alert | null {
  const said = events.map((event) => sentencesOf(event, context));
  const [first, ...others] = said;
  const [main] = events;
  if (first === undefined || main === undefined) return null;
  const words = wordsOf(context.locale).alerts;
  const { accountLabel } = context;
  const lines = [
    first.rest === '' ? words.look : first.rest,
    ...others.map(({ claim, rest }) => `${claim}. ${rest}`.trim()),
    accountLabel === null ? '' : words.ofAccount(accountLabel),
  ];
  return {
    title: first.claim,
    body: lines.filter((line) => line !== '').join('\n'),
    window: main.window,
    account: main.account,
    urgency: main.kind === 'limit_reached' || main.kind === 'spend_reached' ? 'critical' : 'normal',
  };
}

function sentencesOf(event: AlertEvent, { snapshot, locale, now }: AlertContext): Sentences {
  const all = wordsOf(locale);
  const words = all.alerts;
  const id = event.window ?? '';
  const view = snapshot.windows.find((window) => window.id === id);
  const label = windowName(view ?? { id, label: windowLabel(id) }, all);
  const clock = clockAhead(view?.resetsAt ?? null, now, locale);
  switch (event.kind) {
    case 'threshold_crossed': {
      const used = formatPercent(Math.max(view?.utilization ?? 0, event.value ?? 0), locale);
      return { claim: words.passed(label, used), rest: clock === null ? '' : words.resets(clock) };
    }
    case 'limit_reached':
      return { claim: words.reached(label), rest: clock === null ? '' : words.answersAgain(clock) };
    case 'runs_out':
      return { claim: words.runsOut(label), rest: runsOutRest(view, clock, now, locale) };
    case 'window_reset': {
      const next = clock === null ? words.starts : words.resetsNext(clock);
      return { claim: words.fresh(label), rest: event.early ? `${words.early} ${next}` : next };
    }
    case 'spend_crossed':
    case 'spend_reached':
      return spendSentences(event, snapshot.extraUsage, words, locale);
    case 'credentials_lost':
    case 'credentials_restored':
    case 'limit_cleared':
    case 'account_switched':
    case 'server_correction':
      return { claim: words.lost, rest: snapshot.problem?.advice ?? '' };
  }
}

/** A time only where it is still ahead. */
function clockAhead(at: number | null, now: number, locale: Locale): string | null {
  return at === null || at <= now ? null : formatClock(at, now, locale);
}

function runsOutRest(
  view: WindowView | undefined,
  reset: string | null,
  now: number,
  locale: Locale,
): string {
  const words = wordsOf(locale).alerts;
  const out = clockAhead(view?.pace.runsOutAt ?? null, now, locale);
  if (out === null || reset === null) return reset === null ? '' : words.resets(reset);
  return words.runsOutAt(out, reset);
}

function spendSentences(
  { kind, value }: AlertEvent,
  extra: ExtraUsage | null,
  words: Words['alerts'],
  locale: Locale,
): Sentences {
  const spent = (extra && spentOf(extra, locale)) ?? '';
  if (kind === 'spend_reached') {
    return {
      claim: words.spendReached,
      rest: spent === '' ? words.raiseLimit : `${spent}. ${words.raiseLimit}`,
    };
  }
  const percent = formatPercent(Math.max(extra?.utilization ?? 0, value ?? 0), locale);
  return { claim: words.spendPassed(percent), rest: spent === '' ? '' : words.spent(spent) };
}
