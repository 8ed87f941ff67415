/** `node pace.cjs [tuning]`: progress on stderr, the tables on stdout. */
import { judge, type Judged } from './judge';
import { learningMs } from './learning';
import { report } from './report';
import { JUDGING_SEEDS } from './seeds-judging';
import { TUNING_SEEDS } from './seeds-tuning';
import { makeTrace } from './trace';

function main(names: readonly string[]): void {
  const seeds = names.includes('tuning') ? TUNING_SEEDS : JUDGING_SEEDS;
  process.stderr.write(`   making ${String(seeds.length)} traces\n`);
  const traces = seeds.map(makeTrace);
  const runs = [
    { title: 'With a history of 2 to 8 weeks', withHistory: true },
    { title: 'The same weeks, without a history', withHistory: false },
  ];
  for (const { title, withHistory } of runs) {
    process.stderr.write(`   ${title.toLowerCase()}\n`);
    const judged: Judged = { forecasts: [], watched: [] };
    for (const trace of traces) judge(trace, withHistory, judged);
    process.stdout.write(`\n${report(title, judged)}`);
  }
  process.stdout.write(`\n${learningMs()}\n`);
}

main(process.argv.slice(2));
