/** `node pace.cjs [tuning [TRACES]]`: progress on stderr, the tables on stdout. */
import { judge, type Judged } from './judge';
import { learningMs } from './learning';
import { report } from './report';
import { SESSION_JUDGING_SEEDS } from './seeds-judging-sessions';
import { JUDGING_SEEDS } from './seeds-judging';
import { sessionTuningSeeds, tuningSeeds } from './seeds-tuning';
import { judgeSessions, sessionReport, type SessionForecast } from './sessions';
import { makeTrace } from './trace';

/** Enough that few warnings are not taken for a rule. */
const TUNING_TRACES = 2_400;

function main([what, count]: readonly string[]): void {
  const seeds = what === 'tuning' ? tuningSeeds(Number(count ?? TUNING_TRACES)) : JUDGING_SEEDS;
  process.stderr.write(`   ${String(seeds.length)} traces\n`);
  const learned: Judged = { forecasts: [], watched: [] };
  const without: Judged = { forecasts: [], watched: [] };
  // Trace by trace: so many do not fit into memory at once.
  for (const seed of seeds) {
    const trace = makeTrace(seed);
    judge(trace, true, learned);
    judge(trace, false, without);
  }
  process.stdout.write(`\n${report('With a history of 2 to 8 weeks', learned)}`);
  process.stdout.write(`\n${report('The same weeks, without a history', without)}`);
  process.stdout.write(`\n${learningMs()}\n`);
  const sessionSeeds = what === 'tuning' ? sessionTuningSeeds(seeds.length) : SESSION_JUDGING_SEEDS;
  process.stdout.write(`\n${sessionsOf(sessionSeeds)}`);
}

function sessionsOf(seeds: readonly number[]): string {
  const forecasts: SessionForecast[] = [];
  for (const seed of seeds) judgeSessions(seed, forecasts);
  return sessionReport(forecasts);
}

main(process.argv.slice(2));
