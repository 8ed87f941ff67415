import { formatPercent, type Locale } from '../../core/text/format';
import { plainLine } from '../../core/text/plain-text';
import type { UsageEvent } from '../../core/usage/usage';
import { windowLabel } from '../../core/usage/windows';
import { cutEnd } from './columns';

type AccountKind = Extract<UsageEvent, { readonly window: null }>['kind'];

const accountWords: Readonly<Record<AccountKind, string>> = {
  account_switched: 'Switched to another account',
  credentials_lost: 'Login lost',
  credentials_restored: 'Login back',
  grace_started: 'Claude goes on for a short while at the limit',
  low_priority_started: 'Claude goes on at lower priority',
  extra_usage_started: 'Extra usage covers this now',
  held_back: 'Claude waits for a free place at lower priority',
};

/** An event in people's words: `5-hour reset, was 61 %`. */
export function eventText(event: UsageEvent, locale: Locale): string {
  if (event.window === null) return accountWords[event.kind];
  const name = cutEnd(plainLine(windowLabel(event.window)), 20);
  const percent = event.value === null ? null : formatPercent(event.value, locale);
  return `${name} ${whatHappened(event, percent)}`;
}

function whatHappened(event: Exclude<UsageEvent, { readonly window: null }>, percent: string | null): string {
  switch (event.kind) {
    case 'window_reset': {
      const reset = event.early ? 'reset early' : 'reset';
      return percent === null ? reset : `${reset}, was ${percent}`;
    }
    case 'threshold_crossed':
      return `passed ${percent ?? ''}`.trimEnd();
    case 'limit_reached':
      return 'limit reached';
    case 'limit_cleared':
      return percent === null ? 'limit cleared' : `limit cleared, now ${percent}`;
    case 'server_correction':
      return percent === null ? 'corrected by Anthropic' : `corrected by Anthropic to ${percent}`;
  }
}
