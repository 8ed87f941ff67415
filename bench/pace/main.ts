/** `node pace.cjs [tuning [TRACES]]`: progress on stderr, the tables on stdout. */
import { judge, type Judged } from './judge';
import { learningMs } from './learning';
import { report } from './report';
import { JUDGING_SEEDS } from './seeds-judging';
import { tuningSeeds } from './seeds-tuning';
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
}

main(process.argv.slice(2));
