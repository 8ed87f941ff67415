import { HOUR, slotOf, type ZoneOffset } from '../../electron/core/pace/learning/week-hours';
import type { Persona } from './personas';
import type { Random } from './random';

/** The step of time in which use is made up. */
export const STEP = 300_000;
const STEPS_A_DAY = 288;
/** Of any prompt in a long session: the user is away for hours (as the transcripts' generator has it). */
const PAUSE = 0.006;

/** What a trace is made from. Instants are epoch ms. */
export interface DemandPlan {
  readonly persona: Persona;
  readonly start: number;
  readonly steps: number;
  readonly offsets: readonly ZoneOffset[];
  /** Share of the usual use on a day (counted from the start): holidays, crunches, growth. */
  readonly swing: (day: number) => number;
}

/** What a user would use in each step if no limit stopped it, in a unit of its own. */
export function makeDemand(
  { persona, start, steps, offsets, swing }: DemandPlan,
  random: Random,
): Float64Array {
  const demand = new Float64Array(steps);
  const days = Array.from({ length: Math.ceil(steps / STEPS_A_DAY) + 1 }, (_, day) =>
    random.chance(persona.dayOff) ? 0 : random.logNormal(swing(day), persona.day),
  );
  const weeks = Array.from({ length: Math.ceil(days.length / 7) + 1 }, () =>
    random.logNormal(1, persona.week),
  );
  let step = 0;
  while (step < steps) {
    const slot = slotOf(offsets, start + step * STEP);
    const day = Math.floor(step / STEPS_A_DAY);
    const level = (days[day] ?? 1) * (weeks[Math.floor(day / 7)] ?? 1);
    const often = persona.begins(Math.floor(slot / 24), slot % 24) * Math.sqrt(level);
    if (!random.chance((often * STEP) / HOUR)) step += 1;
    else step = addSession(demand, step, Math.sqrt(level), persona, random);
  }
  return demand;
}

/** Adds one session from a step on; returns the step after it. */
function addSession(
  demand: Float64Array,
  from: number,
  level: number,
  persona: Persona,
  random: Random,
): number {
  const [minutes, sigma] = persona.session;
  const length = Math.max(1, Math.round(random.logNormal(minutes, sigma) / 5));
  const rate = random.logNormal(level, persona.intensity);
  let step = from;
  for (let left = length; left > 0 && step < demand.length; left -= 1) {
    // Answers to a prompt: as many as an exponential gives, each of its own size.
    if (!random.chance(persona.thinking))
      demand[step] = rate * random.exponential(1) * random.logNormal(1, 0.5);
    step += 1;
    if (random.chance(PAUSE)) step += Math.round(random.between(12, 108));
  }
  return step;
}
