import { leftOf } from '../text/amount-words';
import { coverOf, goesOn } from '../snapshot/cover';
import { nowPays, paysUntilThen, spentOf, thenPays } from '../text/extra-words';
import { formatClock, formatPercent, type Locale } from '../text/format';
import { join } from '../i18n/join';
import { wordsOf, type Words } from '../i18n/words';
import { limitModeCost, limitModeHint, limitModeText } from '../limit-mode/mode-words';
import { isReached, prospectOf } from '../pace/prospect';
import { lastFull, reachOf } from '../snapshot/situation';
import type { WindowView } from '../snapshot/snapshot-types';
import { spellAbout, spellAround, spellAt, spellDeclined } from '../text/spell';
import type { ExtraUsage, ThresholdEvent, WindowResetEvent } from '../usage/usage';
import { windowName } from '../text/window-words';
import { windowLabel } from '../usage/windows';
import type { Alert, AlertContext, AlertEvent, BankedExpiryEvent, SpendEvent } from './alert';

/** An event and its consequence, in sentences. */
interface Sentences {
  readonly claim: string;
  readonly rest: string;
}

/** The one message of all events of an account; `null` without events. */
export function alertOf(events: readonly AlertEvent[], context: AlertContext): Alert | null {
  const sentences = events.map((event) => sentencesOf(event, context));
  const [first, ...others] = sentences;
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

function sentencesOf(event: AlertEvent, context: AlertContext): Sentences {
  const { snapshot, locale } = context;
  const all = wordsOf(locale);
  const words = all.alerts;
  const id = event.window ?? '';
  const view = snapshot.windows.find((window) => window.id === id);
  const label = windowName(view ?? { id, label: windowLabel(id) }, all);
  switch (event.kind) {
    case 'threshold_crossed':
      // Since then the use has passed more than the threshold, which is the more important news.
      if (view !== undefined && isReached(view))
        return { claim: words.reached(label), rest: reachedRest(view, context) };
      return { claim: passedClaim(label, event, view, context), rest: paceRest(view, context) };
    case 'limit_reached':
      return { claim: words.reached(label), rest: reachedRest(view, context) };
    case 'runs_out':
      return { claim: words.runsOut(label), rest: runsOutRest(view, context) };
    case 'window_reset': {
      const next = nextReset(view?.resetsAt ?? null, context) ?? words.starts;
      return { claim: words.fresh(label), rest: event.early ? join(earlyWords(event, context), next) : next };
    }
    case 'spend_crossed':
    case 'spend_reached':
      return spendSentences(event, snapshot.extraUsage, words, locale);
    case 'banked_expires':
      return bankedSentences(event, context);
    case 'limit_changed':
      return {
        claim: event.value > 0 ? words.limitBuysMore(label) : words.limitBuysFewer(label),
        rest: words.limitChangedBy(formatPercent(Math.abs(event.value), locale)),
      };
    case 'credentials_lost':
    case 'grace_started':
    case 'low_priority_started':
    case 'extra_usage_started':
    case 'held_back':
    case 'credentials_restored':
    case 'limit_cleared':
    case 'account_switched':
    case 'server_correction':
      return { claim: words.lost, rest: (snapshot.problem?.advice ?? '').replaceAll('`', '') };
  }
}

/** The cause of an early reset: Anthropic's, unless something points to the user. */
function earlyWords({ cause }: WindowResetEvent, { snapshot, locale }: AlertContext): string {
  const words = wordsOf(locale).alerts;
  switch (cause) {
    case 'banked':
      return words.earlyBanked(String(snapshot.bankedResets?.count ?? 0));
    case 'restarted':
      return words.earlyRestarted;
    case 'unknown':
      return words.earlyUnknown;
    case undefined:
      return words.early;
  }
}

function bankedSentences({ value }: BankedExpiryEvent, { snapshot, now, locale }: AlertContext): Sentences {
  const words = wordsOf(locale).alerts;
  const at = snapshot.bankedResets?.nextExpiresAt ?? null;
  const rest =
    at === null || at <= now
      ? ''
      : words.bankedUntil(formatClock(at, now, locale), spellAbout(at - now, locale));
  return { claim: words.bankedExpires(value), rest };
}

/** The claim of a passed threshold: `5-hour window at 83 %`, `5-hour window: 17 % left`. */
function passedClaim(
  label: string,
  { value }: ThresholdEvent,
  view: WindowView | undefined,
  { amount, locale }: AlertContext,
): string {
  const words = wordsOf(locale).alerts;
  const used = Math.max(view?.utilization ?? 0, value);
  return amount === 'left'
    ? words.passedLeft(label, formatPercent(leftOf(used), locale))
    : words.passed(label, formatPercent(used, locale));
}

/** A future reset as a sentence, absolute time first; `null` for a past one. */
function resetWords(
  at: number | null,
  sentence: (at: string, countdown: string) => string,
  { now, locale }: AlertContext,
): string | null {
  if (at === null || at <= now) return null;
  return sentence(spellAt(at, now, locale), spellDeclined(at - now, locale));
}

/** The reset of a period that has just started; `null` where none has. */
function nextReset(at: number | null, { now, locale }: AlertContext): string | null {
  if (at === null || at <= now) return null;
  const { resetsNext } = wordsOf(locale).alerts;
  return resetsNext(formatClock(at, now, locale), spellDeclined(at - now, locale));
}

/** The reset of a window, and its forecast until then. */
function paceRest(view: WindowView | undefined, context: AlertContext): string {
  const { amount, locale } = context;
  const words = wordsOf(locale).alerts;
  const resets = resetWords(view?.resetsAt ?? null, words.resets, context);
  if (view === undefined || resets === null) return '';
  const prospect = prospectOf(view);
  switch (prospect.kind) {
    case 'lasts': {
      const { mid } = prospect.range;
      const ends =
        amount === 'left'
          ? words.endsAboutLeft(formatPercent(leftOf(mid), locale))
          : words.endsAbout(formatPercent(mid, locale));
      return join(resets, ends);
    }
    case 'tight':
    case 'may_run_out':
      return join(resets, words.mayEnd);
    case 'rough_run_out':
    case 'runs_out':
      return join(resets, outWords(view, prospect.at, context));
    case 'too_early':
    case 'resting':
    case 'unknown':
    case 'unforeseen':
    case 'reached':
      return resets;
  }
}

/** `At this pace it runs out around 14:20.`; `null` without a future instant. */
function outWords({ resetsAt }: WindowView, at: number | null, { now, locale }: AlertContext): string | null {
  if (at === null || at <= now || resetsAt === null || at >= resetsAt) return null;
  return wordsOf(locale).alerts.paceOut(spellAround(at, now, locale));
}

function runsOutRest(view: WindowView | undefined, { snapshot, now, locale }: AlertContext): string {
  const words = wordsOf(locale).alerts;
  const resetsAt = view?.resetsAt ?? null;
  if (resetsAt === null || resetsAt <= now) return '';
  const [at, countdown] = [spellAt(resetsAt, now, locale), spellDeclined(resetsAt - now, locale)];
  const out = view?.pace.runsOutAt ?? null;
  const sentence =
    out === null || out <= now
      ? words.resets(at, countdown)
      : words.runsOutAt(spellAround(out, now, locale), at, countdown);
  return join(sentence, thenPays(snapshot.extraUsage, locale));
}

/**
 * The sentences about a full window: when Claude answers again. Where something pays until then, or where the window
 * stops only one model or nothing, Claude keeps answering, so they name the reset instead.
 */
function reachedRest(view: WindowView | undefined, context: AlertContext): string {
  const { snapshot, locale } = context;
  const { extraUsage, windows, limitMode = null } = snapshot;
  const all = wordsOf(locale);
  const words = all.alerts;
  const reach = view === undefined ? 'all' : reachOf(view.id);
  const resets = resetWords(view?.resetsAt ?? null, words.resets, context);
  const others = reach === 'model' ? all.verdict.otherModels : null;
  const cover = coverOf(extraUsage, limitMode);
  const goesOnText = limitModeText(limitMode, context.now, locale);
  if (goesOnText !== null) return join(goesOnText, limitModeCost(limitMode, locale), resets, others);
  if (goesOn(cover)) {
    const pays = resets === null ? nowPays(extraUsage, locale) : paysUntilThen(extraUsage, locale);
    return join(resets, others, pays);
  }
  if (reach !== 'all') return join(resets, others);
  const hint = limitModeHint(limitMode, context.now, locale);
  // A daily cap that ends before the window would let Claude answer earlier.
  if (cover.kind === 'paused' || cover.kind === 'unsure')
    return join(resets, nowPays(extraUsage, locale), hint);
  // Claude answers again when the last of the full windows resets.
  const back = lastFull(windows) ?? view;
  const answers = resetWords(back?.resetsAt ?? null, words.answersAgain, context);
  return join(answers, nowPays(extraUsage, locale), hint);
}

function spendSentences(
  { kind, value }: SpendEvent,
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
  const percent = formatPercent(Math.min(100, Math.max(extra?.utilization ?? 0, value)), locale);
  return { claim: words.spendPassed(percent), rest: spent === '' ? '' : words.spent(spent) };
}
