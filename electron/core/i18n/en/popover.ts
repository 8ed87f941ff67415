/** The popover, in English. */
export const popover = {
  amount: {
    used: (percent: string) => `${percent} used`,
    left: (percent: string) => `${percent} left`,
    /** A number and the effect of a click on it. */
    flip: (said: string, click: string) => `${said}. ${click}`,
    showLeft: 'Show what is left',
    showUsed: 'Show what is used',
  },
  reset: {
    inTime: (countdown: string) => `resets in ${countdown}`,
    atTime: (clock: string) => `resets ${clock}`,
    /** The countdown after the clock time. */
    then: (countdown: string) => `in ${countdown}`,
    showClock: 'Show the time first',
    showCountdown: 'Show the countdown first',
  },
  since: (clock: string) => `since ${clock}`,
  /** For a full window without an earlier reading below 100 %: the time since when it is full is unknown. */
  seen: (clock: string) => `seen ${clock}`,
  why: {
    ask: 'Why this number?',
    askAbout: (label: string) => `${label}: why this number?`,
    reported: 'Reported',
    shown: 'Shown',
    source: 'Source',
    read: 'Read',
    reset: 'Reset',
    counts: 'Counts',
    used: (percent: string) => `${percent} used`,
    nothing: 'no percent',
    ended: 'of a period that has ended',
    between: (low: string, high: string) => `between ${low} and ${high}`,
    rounded: 'The whole percent; <1 below one, and 100 only once 100 is reached.',
    sources: {
      response_headers: 'Headers of Claude’s own answers',
      official_api: 'Anthropic’s usage report',
      claude_code: 'A question to Claude Code',
      claude_code_cache: 'Claude Code’s last reading',
      statusline: 'Claude Code’s status line',
      local_estimate: 'An estimate from this machine',
    },
    answered: (status: string) => `answered with HTTP ${status}`,
    readAt: (clock: string, age: string) => `${clock}, ${age} ago`,
    said: (clock: string) => `Anthropic’s answer has ${clock}; Quotide rounds it to the minute.`,
    exact: 'An exact time.',
    notStarted: 'None yet: the window starts with your next message.',
    unknown: 'The source didn’t name one.',
    all: (since: string) =>
      `All use of this account since ${since}: Claude Code on every device, claude.ai and the apps.`,
    allUnknown: 'All use of this account: Claude Code on every device, claude.ai and the apps.',
    scoped: (model: string) =>
      `Use of ${model} by this account, on every device. It counts into the 7-day window as well.`,
    other: 'Anthropic doesn’t say what counts here.',
    machine: 'Only what this machine used. Other devices and claude.ai aren’t included.',
    tokens: 'The tokens above are this machine’s alone, so they need not match.',
    clock: 'Clock',
    clockAhead: (size: string) => `This computer’s clock is ${size} ahead; Quotide goes by Anthropic’s time.`,
    clockBehind: (size: string) =>
      `This computer’s clock is ${size} behind; Quotide goes by Anthropic’s time.`,
  },
  /** The line of this machine's use of today, and what opens from it. */
  today: {
    line: (tokens: string) => `Today here: ${tokens} tokens`,
    most: (line: string, model: string, percent: string) => `${line} · ${model} ${percent}`,
    none: 'Today here: no tokens yet',
    reading: (percent: string) => `Reading this machine’s transcripts, ${percent}`,
    days: 'The last seven days, today on the right',
    open: (line: string) => `${line}. Show activity`,
    /** Before sums that are not complete yet. */
    soFar: (sums: string) => `so far ${sums}`,
  },
  /** The alert at the reset of the limit that is reached; `at` is from `spellAt`. */
  resetAlert: {
    on: (at: string) => `Quotide tells you ${at}.`,
    later: 'Quotide tells you after your quiet hours.',
    off: 'The alert at the reset is off.',
    turnOn: (at: string) => `Tell me ${at}`,
  },
  accounts: {
    title: 'Accounts',
    shown: 'shown',
    noNumber: 'no number yet',
    ago: (age: string) => `${age} ago`,
  },
};
