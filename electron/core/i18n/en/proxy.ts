/** The proxy and the status line in the settings, in English. */
export const proxy = {
  effects: {
    caption: 'What changes in Claude Code while it goes through the proxy',
    /** The rest of the effects, behind the main ones. */
    more: (count: number) => `${String(count)} more`,
    change: 'What changes in Claude Code',
    remedy: 'What helps',
    set: (variable: string) => `Set ${variable} too`,
    rows: {
      tools: {
        change: 'MCP tool search turns off; with many tools each request costs up to 30,000 more tokens',
        remedy: 'ENABLE_TOOL_SEARCH=true, which is among the lines below',
      },
      cache: {
        change: 'One block of each conversation is no longer cached, so input rises a little',
        remedy: 'Nothing known',
      },
      remote: { change: 'Remote Control stops working', remedy: 'Only removing the lines again' },
      policies: {
        change: 'Settings that an organisation keeps on Anthropic’s server are not fetched',
        remedy: 'Leave the proxy off there',
      },
      streaming: {
        change: 'Tool input arrives in larger steps',
      },
      traces: { change: 'Trace IDs are not sent along' },
      checks: {
        change: 'Whether your plan has a model or 1M context is not checked beforehand',
        remedy: 'Pick the model by hand',
      },
      background: {
        change: 'Background sessions do not see variables of the shell',
        remedy: 'Use settings.json instead',
      },
      stopped: {
        change: 'While Quotide is not running, Claude Code retries for minutes and then fails',
        remedy: 'Remove the lines before you remove Quotide',
      },
    },
  },
  live: {
    title: 'Live data',
    note: 'Anthropic can be asked only a few times an hour. These two bring every number the moment Claude Code gets it.',
  },
  title: 'Proxy',
  benefit: 'The most exact source',
  on: 'Read limits from Claude Code’s own traffic',
  onNote: 'Each of Claude’s answers carries your limits: exact, instant, and without asking Anthropic.',
  managedFile: (file: string) =>
    `This machine is managed: ${file} holds an organisation’s settings. Ask its administrator first.`,
  managedPlan:
    'Team and Enterprise plans may have settings that Claude Code does not fetch through a proxy. Ask your administrator first.',
  port: 'Port',
  portNote: 'On 127.0.0.1 only. If you change it, change the lines too.',
  secretPath: 'Only Claude Code may use it (secret path)',
  secretPathNote:
    'For a machine with several users: the address gets a random path, and Quotide refuses every request without it. The lines for Claude Code change; put them in again.',
  state: 'State',
  states: {
    off: 'Off',
    listening: (port: string) => `Listening on 127.0.0.1:${port}`,
    starting: 'Starting',
    again: 'It crashed and is restarting',
    taken: 'Another program uses this port. Choose another one, or Quotide starts it once the port is free.',
    stranger: (user: string | null) =>
      `Another program holds this port${user === null ? '' : ` (user ${user})`}. If Claude Code’s settings name this port, Claude Code is sending its login to that program. Remove the lines there, or end that program.`,
    failed: (code: string) => `It can’t listen (${code}). Quotide keeps trying.`,
  },
  test: 'Test',
  testNote: 'Asks the proxy only. Nothing is sent to Anthropic.',
  tests: {
    answers: 'The proxy answers.',
    silent: 'Nothing answers on this port.',
    stranger: (user: string | null) =>
      `Another program answers on this port${user === null ? '' : ` (user ${user})`}, not Quotide. If Claude Code’s settings name this port, that program gets its login.`,
  },
  alarm: {
    title: 'Claude Code may be sending its login to another program',
    body: (port: string, user: string | null) =>
      `Another program holds port ${port}${user === null ? '' : ` (user ${user})`}, not Quotide. If Claude Code’s settings name this port, remove the lines there, or end that program.`,
  },
  setup: 'Lines for Claude Code',
  setupNote: 'Quotide changes no file of Claude Code. Add one of the two yourself.',
  shell: 'For a shell',
  settings: 'For Claude Code’s settings.json',
  undo: 'To undo',
  undoNote: 'Remove the lines from settings.json or your shell’s profile; in an open shell, run this.',
  copyNamed: (what: string) => `Copy: ${what}`,
  proof: 'What went through',
  proofNote: 'Since the proxy started. The content of requests is neither stored nor changed.',
  proofNone: 'Nothing to count while the proxy is not listening.',
  summary: (requests: string, wrong: string) =>
    `Requests: ${requests}. Cut off, not understood or lost: ${wrong}.`,
  figures: {
    requests: 'Requests',
    active: 'Under way',
    bytesUp: 'Sent to Anthropic',
    bytesDown: 'Received',
    addedP50: 'Delay added, half of requests below',
    addedP99: 'Delay added, 99 of 100 below',
    headersSeen: 'Answers with limits, all passed on',
    usesSeen: 'Answers with tokens counted',
    usesUnknown: 'Tokens not readable',
    tapErrors: 'Faults in counting, traffic not touched',
    replaced: 'Limits overtaken by newer ones unread',
    dropped: 'Lost because Quotide was too busy, traffic not touched',
    refused: 'Refused (web pages, tests)',
    upstreamErrors: 'Anthropic broke off or not reached',
    aborted: 'Broken off by Claude Code',
  },
  unknown: 'none yet',
  line: {
    title: 'Status line',
    about: 'Read limits from Claude Code’s status line',
    note: 'No side effects: Claude Code passes both windows to its status line after each answer, and Anthropic isn’t asked.',
    add: 'For Claude Code’s settings.json',
    addNote:
      'Quotide changes no file of Claude Code. Add this yourself, in place of any statusLine already there.',
    chained: 'Your own line stays: Quotide runs it and prints its output.',
    installed: 'Claude Code’s settings name Quotide.',
    remove: 'To undo',
    removeNote: 'Remove statusLine from settings.json.',
    restoreNote: 'Put back the statusLine that was there before.',
    heard: 'Last reading',
    never: 'never',
  },
};
