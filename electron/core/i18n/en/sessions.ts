/** Session health, the efficiency grade and the week's anchor, in English. */
export const sessions = {
  health: {
    title: 'Session health',
    levels: { ok: 'Healthy', info: 'Worth a look', warn: 'Start fresh soon' },
    none: 'No active session in the last 30 minutes.',
    reasons: {
      context: (tokens: string, size: string) => `The context holds ${tokens} of ${size} tokens.`,
      cache: (hit: string, written: string) =>
        `Only ${hit} of the input came from the cache, and ${written} tokens were written to it.`,
      turns: (average: string) => `A turn weighs ${average} tokens on average.`,
      age: (hours: string) => `The session has run for ${hours} hours.`,
    },
    advice: {
      keepGoing: 'Keep going.',
      compact: 'Run /compact, or start a new session for the next task.',
      avoidPauses: 'Work without long pauses: the cache forgets after some minutes.',
      clear: 'Run /clear when you begin something new.',
      smallerSteps: 'Ask for smaller steps, and name the files that matter.',
    },
    help: {
      context: (share: string) => `Warns above ${share} of what the model holds.`,
      cache: (hit: string, written: string) =>
        `Warns below ${hit} from the cache, if the last turns wrote more than ${written} tokens to it.`,
      turns: (tokens: string) => `Notes turns above ${tokens} tokens, weighed by the price of their kind.`,
      age: (hours: string) => `Notes sessions that run for more than ${hours} hours.`,
      subAgents: 'Sub-agents have a context of their own and don’t count.',
    },
  },
  efficiency: {
    title: 'Token efficiency',
    grade: (grade: string) => `Grade ${grade}`,
    scores: { cache: 'Cache hits', reuse: 'Reuse', output: 'Brief answers', cost: 'Money saved' },
    reason: (score: string, points: string) => `${score}: ${points} points lost`,
    tips: {
      cache: 'Stay in one session for one task, so that more of it comes from the cache.',
      reuse: 'Ask several things of the same context: what is cached is hardly read again.',
      output: 'Ask for shorter answers, or for changes instead of whole files.',
      input: 'Much of the input is sent again each time: name files instead of pasting them.',
      praise: 'Excellent use of the cache.',
      solid: 'Solid. Keep your habits.',
    },
    help: {
      cache: (weight: string) => `${weight} cache hits: the share of the input that came from the cache.`,
      reuse: (weight: string, reads: string) =>
        `${weight} reuse: ${reads} reads for each write are full marks.`,
      output: (weight: string, none: string) =>
        `${weight} brief answers: ${none} as much output as input earns nothing.`,
      cost: (weight: string, full: string) =>
        `${weight} money saved: ${full} of the input’s price is full marks, as no one can save more.`,
    },
  },
  split: (here: string, elsewhere: string) => `this machine about ${here}, elsewhere about ${elsewhere}`,
  /** `machines`: each with its percent, `laptop 12 %, server 30 %`. */
  splitMachines: (here: string, machines: string) => `this machine about ${here}, ${machines}`,
  splitNext: (machines: string, machine: string) => `${machines}, ${machine}`,
  splitUnknown: (split: string, unknown: string) => `${split}, unknown about ${unknown}`,
  weekFaults: {
    form: 'That is not an edit of the week. Nothing was changed.',
    empty: 'Say what to change: the start, the percent or the tokens. Nothing was changed.',
    time: 'That start is not a time. Nothing was changed.',
    tooOld: 'A week that began so long ago is over. Nothing was changed.',
    percent: 'Enter a percent from 0 to 100. Nothing was changed.',
    baseline: 'Enter tokens from 0 to the plan’s weekly budget. Nothing was changed.',
    both: 'Enter a percent or tokens, not both. Nothing was changed.',
    noPlan:
      'The plan is unknown, so tokens cannot be set against a budget. Enter a percent. Nothing was changed.',
  },
};
