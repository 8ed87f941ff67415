// `npm start [-- --demo] [-- arguments of the app]`
import { startDemo } from './lib/demo.mjs';
import { launch, parseStartArgs, plan } from './lib/launch.mjs';
import { dropOuterVariables } from './lib/outer-variables.mjs';
import { electronExe } from './lib/paths.mjs';
import { runMain } from './lib/report.mjs';
import { setUp } from './lib/setup.mjs';

dropOuterVariables(process.env);
await runMain(async () => {
  await setUp();
  const exe = /** @type {string} */ (electronExe());
  const { demo, rest } = parseStartArgs(process.argv.slice(2));
  if (!demo) return launch(exe, await plan(exe, rest, process.env));
  const server = await startDemo(exe);
  try {
    return await launch(exe, await plan(exe, rest, { ...process.env, ...server.env }), server.go);
  } finally {
    await server.stop();
  }
});
