import { plural } from '../plural';

/** The sessions page, in English. */
export const sessionsPage = {
  ranges: { today: 'Today', '7d': '7 days', '30d': '30 days', all: 'All' },
  search: 'Search title or project',
  columns: {
    title: 'Session',
    project: 'Project',
    model: 'Model',
    turns: 'Turns',
    tokens: 'Tokens',
    cost: 'Worth',
    share: '5-hour share',
    health: 'Health',
    grade: 'Grade',
    last: 'Last turn',
  },
  table: 'Sessions',
  untitled: 'Untitled session',
  unknown: 'unknown',
  count: (shown: number, all: number) =>
    `${String(shown)} of ${plural('en', all, { one: 'session', other: 'sessions' })}`,
  showAll: 'Show all',
  none: 'No session in this time.',
  noneFound: 'No session has that in its title or project.',
  unreadable: 'The sessions could not be read.',
  live: (title: string) => `Live: ${title}`,
  liveTurn: (turn: number, ago: string) => `turn ${String(turn)}, ${ago}`,
  isLive: 'live',
  facts: {
    share: '5-hour share',
    context: 'Context',
    cached: 'From cache',
    age: 'Age',
    health: 'Health',
    grade: 'Efficiency',
  },
  contextOf: (size: string) => `of ${size}`,
  lastTurns: (count: number) => `Tokens of the last ${plural('en', count, { one: 'turn', other: 'turns' })}`,
  short: {
    ok: 'Healthy',
    context: 'Long context',
    cache: 'Cache misses',
    turns: 'Heavy turns',
    age: (hours: number) => `Old, ${String(hours)} h`,
  },
  all: 'All sessions',
};
