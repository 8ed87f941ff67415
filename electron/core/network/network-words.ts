import { network as de } from '../i18n/de/network';
import { network as en } from '../i18n/en/network';
import { network as es } from '../i18n/es/network';
import { network as fr } from '../i18n/fr/network';
import { network as ja } from '../i18n/ja/network';
import type { Language } from '../i18n/languages';
import { plainLine } from '../text/plain-text';
import type { CauseKind, NetworkCause } from './failure-cause';

/** The cause and the advice, as sentences. */
export interface CauseWords {
  readonly message: string;
  readonly advice: string;
}

const catalogues: Readonly<Record<Language, typeof en>> = { en, de, ja, fr, es };

/** Causes that pass by themselves: the user need do nothing, so the age of the numbers comes first. */
const passing: readonly CauseKind[] = ['no_network', 'broken', 'timeout', 'name_not_found', 'refused'];

/** Whether a cause needs an action of the user. */
export function needsUser(kind: CauseKind): boolean {
  return !passing.includes(kind);
}

/** A cause in words; `null` for one without words of its own. */
export function causeWords(cause: NetworkCause, language: Language): CauseWords | null {
  const words = catalogues[language];
  const { kind, host, proxy, name } = plainCause(cause);
  const through = proxy ?? words.someProxy;
  switch (kind) {
    case 'no_network':
    case 'broken':
      return null;
    case 'proxy_login':
    case 'proxy_login_refused':
      return words[kind](proxy);
    case 'proxy_silent':
      return words.proxy_silent(through);
    case 'proxy_refused':
      return words.proxy_refused(through, name);
    case 'proxy_malformed':
    case 'proxy_unsupported':
      return words[kind](name ?? 'HTTPS_PROXY');
    case 'certificate_untrusted':
    case 'certificate_file':
      return words[kind](host, name);
    case 'certificate_expired':
    case 'certificate_other_name':
    case 'tls':
    case 'refused':
    case 'timeout':
    case 'name_not_found':
      return words[kind](host);
  }
}

/** The same cause, with names from outside (authority, proxy) made safe to show. */
function plainCause(cause: NetworkCause): NetworkCause {
  const { host, proxy, name } = cause;
  return { ...cause, host: plainLine(host), proxy: proxy && plainLine(proxy), name: name && plainLine(name) };
}

/** A sentence for a client of the loopback proxy: Anthropic cannot be reached, why, and the advice. */
export function notReachedWords(cause: NetworkCause | null, language: Language): string {
  const { notReached, notReachedBecause } = catalogues[language];
  const words = cause && causeWords(cause, language);
  return words === null ? notReached : notReachedBecause(`${words.message} ${words.advice}`);
}
