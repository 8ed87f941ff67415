import { plural } from '../plural';

/** The parts of the popover around its rows, in English. */
export const page = {
  summary: 'Summary',
  demo: 'demo',
  demoNote: 'Simulated numbers: no account is read',
  chip: {
    starting: 'starting',
    live: (age: string) => `live · ${age}`,
    old: (clock: string) => `as of ${clock}`,
    estimate: 'estimate',
    notReached: 'not reached',
    problems: {
      no_credentials: 'no login',
      expired: 'login expired',
      missing_scope: 'no access',
      org_forbids: 'no access',
      keychain_denied: 'no access',
      rate_limited: 'waiting',
      offline: 'offline',
      contract_changed: 'no data',
    },
    /** The same as sentences, for screen readers. `span` is an age. */
    spoken: {
      starting: 'Starting. No numbers yet.',
      problem: (chip: string, message: string) => `${chip}. ${message}`,
      live: (source: string, span: string) => `Live. Source: ${source}, ${span} ago`,
      estimate: (source: string, span: string) => `Estimate. Source: ${source}, ${span} ago`,
      old: (clock: string, source: string, span: string) =>
        `as of ${clock}. Source: ${source}, ${span} ago, old`,
    },
    sources: {
      response_headers: 'Anthropic’s response headers',
      official_api: 'Anthropic',
      claude_code: 'a question to Claude Code',
      claude_code_cache: 'Claude Code’s last reading',
      statusline: 'Claude Code’s status line',
      local_estimate: 'estimate from this machine',
    },
  },
  refresh: 'Refresh',
  checkAgain: 'Check again',
  allowAccess: 'Allow access',
  /** The button that lets Claude Code request the usage after our login expired, and its failures. */
  askClaudeCode: {
    ask: 'Ask Claude Code',
    asking: 'Asking Claude Code…',
    failures: {
      not_found: 'Claude Code was not found on this computer.',
      not_started: 'Claude Code could not be started.',
      too_slow: 'Claude Code did not answer within 45 seconds.',
      no_answer: 'Claude Code ended without an answer.',
      no_numbers: 'Claude Code could not read your limits either.',
      other_account: 'Claude Code is signed in to another account.',
    },
  },
  showEstimate: 'Show estimate',
  openCheck: 'Open self-check',
  /** Without a login: where it was looked for, and the ways on. `places` is a list of `place` and `dir`. */
  signIn: {
    looked: (places: string) => `Looked ${places}.`,
    place: { mac: 'in the keychain', windows: 'in the Credential Manager', linux: 'in the keyring' },
    dir: (dir: string) => `in ${dir}`,
    otherFolder: 'Use another folder',
    noClaudeCode: 'No Claude Code yet?',
    getIt: 'Get it',
  },
  statusPage: 'See whether Anthropic is up',
  usagePage: 'See your usage on claude.ai',
  copy: {
    copy: 'Copy',
    command: 'Copy command',
    copied: 'Copied',
    failed: 'Not copied',
    spoken: 'Copy command claude',
  },
  /** The time of the next request, beside the Refresh button; `looks` is used without one. */
  next: {
    asking: 'asking Anthropic',
    from: (clock: string) => `from ${clock}`,
    online: 'when back online',
    at: (clock: string) => `next at ${clock}`,
    in: (minutes: number) => `next in ${plural('en', minutes, { other: 'min' })}`,
    looksAt: (clock: string) => `looks again at ${clock}`,
    looksIn: (minutes: number) => `looks again in ${plural('en', minutes, { other: 'min' })}`,
  },
  /** The answer to a click on Refresh that caused no request. */
  answer: {
    asking: 'Asking Anthropic now',
    upToDate: (age: string) => `Up to date, ${age} old`,
    justAsked: (age: string, wait: string) => `Asked ${age} ago, again in ${wait}`,
    login: 'Looked again: no login that works',
    waitUntil: (clock: string) => `Anthropic asks to wait until ${clock}`,
  },
  loading: {
    found: 'Found Claude Code’s login',
    looking: 'Looking for Claude Code’s login',
    asking: 'Asking Anthropic for your limits',
    reading: 'Reading this machine’s transcripts',
    waiting: 'waiting for Anthropic',
  },
};
