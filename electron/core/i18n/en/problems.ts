/** Problems, in English: what happened, and the advice or what Quotide does next. */
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
    /** By cause. */
    message: {
      no_network: (clock: string) => `Offline since ${clock}.`,
      no_answer: (clock: string) => `No answer from Anthropic since ${clock}.`,
    },
    advice: 'Quotide keeps trying and shows your numbers once Anthropic answers.',
    adviceWithNumbers: 'Quotide keeps trying; the last numbers stay.',
  },
  contract_changed: {
    message: 'Anthropic’s answer has changed shape.',
    advice: 'Quotide shows only what it understands.',
    /** Without any numbers. */
    nothingLeft: {
      message: 'Anthropic changed its answer, so there is nothing to show.',
      advice: 'An update of Quotide will be needed.',
    },
  },
  keychain_denied: {
    message: 'The keychain didn’t let Quotide in.',
    advice: 'Nothing else was tried.',
  },
  /** A stored login that could not be read; `reasons` end both sentences. */
  unreadable: {
    file: (reason: string) => `The login file could not be read: ${reason}.`,
    store: (reason: string) => `The stored login could not be read: ${reason}.`,
    reasons: {
      too_large: 'it is larger than 1 MiB',
      outside_link: 'it is a link to a place outside the home folder',
      no_permission: 'Quotide has no permission to read it',
      not_a_file: 'something other than a file is in its place',
      empty: 'it is empty',
      not_json: 'it is cut off or damaged',
      not_text: 'it is not valid text',
      damaged: 'it is damaged',
      no_answer: 'the disk does not answer',
      failed: 'the system reports an error',
    },
    advice: {
      too_large: 'Remove logins of MCP servers that are no longer used.',
      outside_link: 'Quotide follows a link only inside the home folder.',
      no_permission: 'Make the file readable for your own user.',
      not_a_file: 'Move it away, then run `claude` and sign in.',
      damaged: 'Run `claude`; if this stays, sign in again.',
      passing: 'Quotide looks again by itself.',
    },
  },
  /** `both` is message and advice in one sentence. */
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
  /** A 429 without a request to wait; `when` is `at 03:25`. */
  refused: {
    until: {
      message: 'Anthropic refuses just now.',
      advice: (when: string) => `Quotide asks again ${when}.`,
      both: (when: string) => `Anthropic refuses just now; Quotide asks again ${when}.`,
    },
    over: {
      message: 'Anthropic refused the last request.',
      advice: 'Quotide asks again now.',
      both: 'Anthropic refused the last request; Quotide asks again now.',
    },
    open: {
      message: 'Anthropic refuses just now.',
      advice: 'Quotide asks again later.',
      both: 'Anthropic refuses just now; Quotide asks again later.',
    },
    mayNotRead: 'This login may not be able to read usage: sign in with Claude Code again.',
  },
};
