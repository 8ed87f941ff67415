/**
 * The demo's process: `node dist/demo.cjs [pro|max|ultra]` (or Electron run as Node). Prints one line of JSON when it listens, starts
 * its fast time at the line `go` on stdin or at the first request, and is gone with its folder when stdin ends.
 */
import { createInterface } from 'node:readline';
import { readDemoPlan } from './demo/plan';
import { runDemo } from './demo/run';

const DEFAULT_SCALE = 600;

function scale(): number {
  const given = process.env['QUOTIDE_DEMO_SCALE'] ?? '';
  const wanted = given === '' ? DEFAULT_SCALE : Number(given);
  if (!(wanted > 0 && wanted <= 1e6))
    throw new Error('QUOTIDE_DEMO_SCALE must be a number above 0, at most 1000000');
  return wanted;
}

async function main(): Promise<void> {
  const demo = await runDemo(scale(), readDemoPlan(process.argv[2]));
  const end = (): void => {
    demo.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', end).once('SIGINT', end).once('SIGHUP', end);
  const input = createInterface({ input: process.stdin });
  input.on('line', (line) => {
    if (line.trim() === 'go') demo.go();
  });
  input.once('close', end);
  // The parent may be gone before it has read the line.
  process.stdout.on('error', end);
  process.stdout.write(`${JSON.stringify(demo.hello)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
