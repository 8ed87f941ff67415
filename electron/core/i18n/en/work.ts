import { plural } from '../plural';

/** Words of both activity and sessions: spans of time, filters, privacy, formulas. In English. */
export const work = {
  spans: { today: 'Today', '7d': '7 days', '30d': '30 days', '90d': '90 days', all: 'All' },
  otherSpans: { week: 'This week', month: 'This month', lastMonth: 'Last month' },
  lastMinutes: 'Minutes up to now',
  minutesShown: (minutes: string) => `Last ${minutes} min`,
  show: 'Show',
  filter: {
    open: 'Filter',
    chosen: (count: number) => `Filter: ${plural('en', count, { one: 'chosen', other: 'chosen' })}`,
    models: 'Models',
    projects: 'Projects',
    all: 'Show all',
  },
  privacy: {
    name: 'Privacy mode',
    note: 'Hides prompts, titles, projects and branches, on screen and in exports. Without it, a page with prompts stays out of screenshots and shared screens where the system can do that.',
    project: (number: number) => `Project ${String(number)}`,
    branch: (number: number) => `branch ${String(number)}`,
    title: (id: string) => `Session ${id}`,
    machine: (number: number) => `Machine ${String(number)}`,
  },
  tables: { models: 'Models', projects: 'Projects', branches: 'Projects and branches' },
  /** The short name of the branches' table, beside that of the projects. */
  branchesOnly: 'Branches',
  projectsBy: 'Show',
  exportTable: (table: string, format: string) => `Export as ${format}: ${table}`,
  noSaving: 'Caching cost more than it saved.',
  saving: (tokens: string) => `Caching saved the price of ${tokens} input tokens.`,
  how: {
    ask: 'How is this computed?',
    health: 'Health, from the last turns of the conversation itself',
    context: 'context = input + cache reads + cache writes of the last turn',
    contextSize: (usual: string, large: string) =>
      `A model holds ${usual} tokens, or ${large} once more than that was in use.`,
    hit: (turns: string) =>
      `from cache = cache reads ÷ (input + cache reads + cache writes), last ${turns} turns`,
    weight: (w5: string, w1: string, read: string) =>
      `weight of a turn = input + output + ${w5} × 5-minute writes + ${w1} × 1-hour writes + ${read} × cache reads`,
    efficiency: 'Efficiency, from 0 to 100',
    score: (cache: string, reuse: string, output: string, cost: string) =>
      `score = ${cache} × cache hits + ${reuse} × reuse + ${output} × brief answers + ${cost} × money saved`,
    grades: (grades: string) => `Grades from: ${grades}. A full score of 100 can be reached.`,
    shareRule:
      'share = the session’s tokens ÷ all tokens of this machine in the window × percent used of the window',
    shareMost: 'A session that went on through several windows shows its largest share of any one.',
  },
};
