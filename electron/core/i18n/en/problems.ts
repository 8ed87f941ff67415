/** What keeps the numbers from being live, in English: what happened, and what to do or what Quotide does next. */
export const problems = {
  no_credentials: {
    message: 'Sign in to Claude Code first.',
    advice: 'Quotide reads the login that Claude Code keeps on this computer. It never changes it.',
    adviceWithNumbers: 'Run `claude` to sign in; until then the last numbers stay.',
  },
  expired: { message: 'Your login has expired.', advice: 'Run `claude` once to renew it.' },
  missing_scope: { message: 'This login may not read usage.', advice: 'Sign in to Claude Code again.' },
  org_forbids: {
    message: 'Your organisation doesn’t allow usage readings.',
    advice: 'Quotide asks again each hour.',
  },
  offline: {
    message: (clock: string) => `Offline since ${clock}.`,
    advice: 'Quotide keeps trying and shows your numbers once Anthropic answers.',
    adviceWithNumbers: 'Quotide keeps trying; the last numbers stay.',
  },
  contract_changed: {
    message: 'Anthropic’s answer has changed shape.',
    advice: 'Quotide shows only what it understands.',
  },
  keychain_denied: {
    message: 'The keychain didn’t let Quotide in.',
    advice: 'Nothing else was tried.',
  },
  /** `both`: message and advice as one sentence. */
  waiting: {
    until: {
      message: (clock: string) => `Anthropic asks to wait until ${clock}.`,
      advice: 'Quotide asks again then.',
      both: (clock: string) => `Anthropic asks to wait until ${clock}; Quotide asks again then.`,
    },
    over: {
      message: (clock: string) => `Anthropic asked to wait until ${clock}.`,
      advice: 'Quotide asks again now.',
      both: (clock: string) => `Anthropic asked to wait until ${clock}; Quotide asks again now.`,
    },
    open: {
      message: 'Anthropic asks to wait.',
      advice: 'Quotide asks again later.',
      both: 'Anthropic asks to wait; Quotide asks again later.',
    },
  },
};
