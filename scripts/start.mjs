// `npm start [-- --demo [pro|max|ultra]] [-- arguments of the app]`
import { startDemo } from './lib/demo.mjs';
import { launch, parseStartArgs, plan } from './lib/launch.mjs';
import { dropOuterVariables } from './lib/outer-variables.mjs';
import { electronExe } from './lib/paths.mjs';
import { runMain } from './lib/report.mjs';
import { setUp } from './lib/setup.mjs';

dropOuterVariables(process.env);
await runMain(async () => {
  // A wrong argument is reported at once, not after minutes of set-up.
  const { demo, demoPlan, rest } = parseStartArgs(process.argv.slice(2));
  await setUp();
  const exe = /** @type {string} */ (electronExe());
  if (!demo) return launch(exe, await plan(exe, rest, process.env));
  const server = await startDemo(exe, undefined, demoPlan);
  try {
    return await launch(exe, await plan(exe, rest, { ...process.env, ...server.env }), server.go);
  } finally {
    await server.stop();
  }
});
