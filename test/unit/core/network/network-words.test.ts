import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../../../electron/core/text/problem-text';
import { causeKinds, clearerCause, type NetworkCause } from '../../../../electron/core/network/failure-cause';
import { causeWords, needsUser } from '../../../../electron/core/network/network-words';
import { languageIds } from '../../../../electron/core/i18n/languages';

const cause = (kind: NetworkCause['kind'], extra: Partial<NetworkCause> = {}): NetworkCause => ({
  kind,
  host: 'api.anthropic.com',
  proxy: 'proxy.corp:8080',
  name: null,
  ...extra,
});

describe.each(languageIds)('causeWords in %s', (language) => {
  it.each(causeKinds.map((kind) => [kind]))('has whole sentences for %s, with and without names', (kind) => {
    for (const extra of [{}, { proxy: null }, { name: 'Corp CA' }]) {
      const words = causeWords(cause(kind, extra), language);
      if (words === null) {
        expect(needsUser(kind)).toBe(false);
        continue;
      }
      for (const sentence of [words.message, words.advice]) {
        expect(sentence).toMatch(/[.。]$/);
        expect(sentence).not.toMatch(/null|undefined/);
      }
    }
  });
});

it('a cause that the user must fix has the button that requests again', () => {
  const locale = { language: 'en', timeZone: 'UTC' };
  const problem = { kind: 'offline', since: 0, retryAt: null, detail: '' } as const;
  const shown = (kind: NetworkCause['kind'] | null) =>
    describeProblem(
      { ...problem, cause: kind === null ? null : cause(kind) },
      { locale, now: 0, hasNumbers: true },
    );
  expect(shown('proxy_login')).toMatchObject({ action: 'check_again', cause: 'proxy_login', mustAct: true });
  expect(shown('timeout')).toMatchObject({ action: null, mustAct: false });
  expect(shown('no_network').message).toMatch(/^Offline since/);
  expect(shown(null)).not.toHaveProperty('cause');
});

it('clearerCause returns the more informative cause of two failed ways', () => {
  const named = cause('certificate_untrusted', { name: 'Corp CA' });
  const bare = cause('certificate_untrusted', { proxy: null });
  expect(clearerCause(bare, named)).toBe(named);
  expect(clearerCause(named, bare)).toBe(named);
  expect(clearerCause(cause('name_not_found'), cause('proxy_login'))).toMatchObject({ kind: 'proxy_login' });
  expect(clearerCause(cause('proxy_silent'), cause('no_network'))).toMatchObject({ kind: 'proxy_silent' });
});
