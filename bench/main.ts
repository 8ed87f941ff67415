/**
 * The process that measures: `node bench.cjs PLAN`, on a screen of its own. Prints progress on stderr and the table
 * on stdout.
 */
import { dashboard } from './dashboard';
import { history } from './history';
import { idle } from './idle';
import { importing } from './import';
import { describeMachine } from './lib/machine';
import type { Bench, Plan } from './lib/plan';
import { table } from './lib/table';
import { longRun } from './long-run';
import { open } from './open';
import { packageBench } from './package';
import { proxy } from './proxy';
import { scan } from './scan';
import { start } from './start';
import { statusline } from './statusline';

/** All but `long-run`, which takes 25 minutes, run where none is named. */
const BENCHES: Readonly<Record<string, Bench>> = {
  start,
  idle,
  open,
  history,
  dashboard,
  proxy,
  scan,
  statusline,
  import: importing,
  package: packageBench,
  'long-run': longRun,
};

async function main(plan: Plan): Promise<void> {
  const names =
    plan.names.length > 0 ? plan.names : Object.keys(BENCHES).filter((name) => name !== 'long-run');
  const unknown = names.find((name) => BENCHES[name] === undefined);
  if (unknown !== undefined) {
    process.stderr.write(`bench: there is no "${unknown}"; name some of: ${Object.keys(BENCHES).join(', ')}
`);
    process.exit(2);
  }
  const chosen = names.flatMap((name) => {
    const bench = BENCHES[name];
    return bench === undefined ? [] : [{ name, bench }];
  });
  const before = describeMachine(plan.exe);
  const rows = [];
  for (const { name, bench } of chosen) {
    process.stderr.write(`\n== ${name}\n`);
    rows.push(...(await bench(plan)));
  }
  process.stdout.write(`\n${before}\n\n${table(rows)}`);
}

main(JSON.parse(process.argv[2] ?? '{}') as Plan).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `bench: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
