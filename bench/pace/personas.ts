import type { Random } from './random';

/** How one made-up user works. Hours are local. */
export interface Persona {
  readonly name: string;
  /** Sessions begun an hour, on a weekday (0 is Monday) at an hour. */
  readonly begins: (weekday: number, hour: number) => number;
  /** Median of a session in minutes, and how much its logarithm deviates. */
  readonly session: readonly [minutes: number, sigma: number];
  /** How much sessions differ in how much they use a minute (deviation of the logarithm). */
  readonly intensity: number;
  /** Share of the five minutes of a session in which nothing is asked: reading, thinking, talking. */
  readonly thinking: number;
  /** How much days and weeks differ (deviation of the logarithm); the share of days with nothing. */
  readonly day: number;
  readonly week: number;
  readonly dayOff: number;
  /** When the app runs, and so reads. */
  readonly app: 'always' | 'while_awake' | 'while_used';
}

type Maker = (random: Random) => Persona;

const office: Maker = (random) => {
  const from = Math.round(random.between(7, 10));
  const to = from + Math.round(random.between(7, 10));
  const often = random.between(0.4, 1.1);
  const evening = random.chance(0.3) ? often * 0.2 : 0;
  return {
    name: 'office',
    begins: (weekday, hour) => {
      if (weekday > 4) return 0.01;
      if (hour >= from && hour < to) return hour === from + 4 ? often * 0.3 : often;
      return hour >= 20 && hour < 23 ? evening : 0.003;
    },
    session: [random.between(25, 60), 0.8],
    intensity: random.between(0.4, 0.9),
    thinking: random.between(0.2, 0.5),
    day: 0.4,
    week: 0.2,
    dayOff: 0.06,
    app: random.pick(['always', 'while_awake', 'while_used']),
  };
};

const nightOwl: Maker = (random) => {
  const often = random.between(0.4, 1);
  return {
    name: 'night owl',
    begins: (weekday, hour) => (hour >= 20 || hour < 3 ? often * (weekday > 4 ? 1.3 : 1) : 0.02),
    session: [random.between(40, 90), 0.8],
    intensity: 0.6,
    thinking: 0.3,
    day: 0.5,
    week: 0.25,
    dayOff: 0.12,
    app: random.pick(['always', 'while_awake']),
  };
};

const weekend: Maker = (random) => {
  const often = random.between(0.3, 0.8);
  return {
    name: 'weekend hacker',
    begins: (weekday, hour) => {
      if (weekday > 4) return hour >= 10 ? often : 0.01;
      return hour >= 20 && hour < 23 ? often * 0.25 : 0.004;
    },
    session: [random.between(40, 100), 0.8],
    intensity: 0.6,
    thinking: 0.3,
    day: 0.5,
    week: 0.35,
    dayOff: 0.15,
    app: random.pick(['while_awake', 'while_used']),
  };
};

const agents: Maker = (random) => {
  const often = random.between(0.5, 0.9);
  return {
    name: 'always-on agents',
    begins: () => often,
    session: [random.between(90, 200), 0.6],
    intensity: 0.3,
    thinking: 0.1,
    day: 0.15,
    week: 0.15,
    dayOff: 0.02,
    app: 'always',
  };
};

const sporadic: Maker = (random) => {
  const often = random.between(0.03, 0.1);
  return {
    name: 'sporadic',
    begins: (_, hour) => (hour >= 8 && hour < 23 ? often : 0.002),
    session: [random.between(20, 60), 1],
    intensity: 1,
    thinking: 0.35,
    day: 0.6,
    week: 0.5,
    dayOff: 0.2,
    app: random.pick(['while_awake', 'while_used']),
  };
};

const freelancer: Maker = (random) => {
  const days = Array.from({ length: 7 }, () => random.between(0.1, 1.2));
  const from = Math.round(random.between(6, 13));
  return {
    name: 'freelancer',
    begins: (weekday, hour) => (hour >= from && hour < from + 11 ? 0.6 * (days[weekday] ?? 1) : 0.01),
    session: [random.between(30, 80), 0.9],
    intensity: 0.8,
    thinking: 0.35,
    day: 0.6,
    week: 0.35,
    dayOff: 0.15,
    app: random.pick(['always', 'while_awake', 'while_used']),
  };
};

/** As the transcripts of the other benches are made: sessions at any hour, a long tail, pauses of hours within. */
const transcripts: Maker = (random) => {
  const often = random.between(0.05, 0.25);
  return {
    name: 'as transcripts',
    begins: () => often,
    session: [random.between(50, 150), 1.1],
    intensity: 0.5,
    thinking: 0.45,
    day: 0,
    week: 0,
    dayOff: 0,
    app: random.pick(['always', 'while_used']),
  };
};

/** All kinds of user, the common ones more than once. */
export const PERSONAS: readonly [Maker, ...Maker[]] = [
  office,
  office,
  office,
  nightOwl,
  weekend,
  agents,
  sporadic,
  freelancer,
  freelancer,
  transcripts,
];
