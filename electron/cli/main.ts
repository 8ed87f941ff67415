import { openEngine, type Engine } from '../app/engine';
import { defaultDataDir, readEnvironment, type Environment } from '../app/environment';
import { createLocaleSource } from '../app/locale-watch';
import { plainRegional, type Regional } from '../app/locale';
import { createNetworkKept, keptSystemRoutes } from '../app/network/kept';
import { createNodeFetch } from '../app/network/node-fetch';
import { createSurroundings, wayTo, type Surroundings } from '../app/network/surroundings';
import { confirmedApi, lookAtSettings } from '../app/settings';
import { inEnglish } from '../core/locale';
import { hidePaths, hidesNames } from '../core/privacy';
import { readHourSwitch } from '../sources/desktop/hour-switch';
import { runCommand } from '../sources/credentials/run-command';
import { HELP, parseCommand } from './args';
import { takeNames } from './args/names';
import { runDoctor } from './doctor';
import { endWith } from './end';
import { EXIT } from './exit-code';
import { runHistory, writerTo } from './history';
import { runProxy } from './proxy';
import { settingsComplaints } from './settings-complaints';
import { runStatus } from './status';
import { printError, printOut } from './terminal';
import { runWatch } from './watch';
import os from 'node:os';
import path from 'node:path';
import packageJson from '../../package.json';

/** The command `quotide`: runs on the app's own runtime as plain Node, without a display. */
async function main(given: readonly string[]): Promise<number> {
  const { words, wantsNames } = takeNames(given);
  const command = parseCommand(words);
  if (!command.ok) return fail(command.error, EXIT.usage);
  if (command.value.name === 'help') return print(HELP);
  if (command.value.name === 'version') return print(`${packageJson.version}\n`);

  const appData = defaultDataDir(process.platform, process.env, os.homedir());
  const environment = readEnvironment(process.env, appData, confirmedApi);
  if (!environment.ok) return fail(`quotide: ${environment.error}`, EXIT.usage);
  // English in every language: its output goes into scripts and bug reports. Times are written as the user's.
  const { env, platform } = process;
  const system = createLocaleSource({
    env,
    platform,
    ...(platform !== 'linux' && {
      regional: async () => regionalOf(await readHourSwitch(runCommand, platform)),
    }),
  });
  await system.look();
  const surroundings = createSurroundings(env, platform, () =>
    Promise.resolve(engine.ok ? keptSystemRoutes(createNetworkKept(engine.value.history).read()) : null),
  );
  const engine = openEngine({
    environment: environment.value,
    locale: system.read,
    words: 'en',
    fetch: createNodeFetch(surroundings),
    logSinks: environment.value.logLevel === 'debug' ? [printError] : [],
  });
  const locale = () => inEnglish(engine.ok ? engine.value.locale() : system.read());
  const output = printOut;
  const found = lookAtSettings(environment.value.dataDir);
  const isPrivate = hidesNames(found, wantsNames);
  const complain = (line: string) => {
    printError(isPrivate ? hidePaths(line) : line);
  };
  try {
    if (command.value.name === 'doctor') {
      const { version } = packageJson;
      const parts = {
        engine,
        environment: environment.value,
        locale: locale(),
        env,
        platform,
        run: runCommand,
        version,
        isPrivate,
      };
      return await runDoctor({ ...parts, pollsHere: false }, command.value, output);
    }
    if (!engine.ok) {
      complain(`quotide: ${engine.error}`);
      return EXIT.failure;
    }
    for (const line of settingsComplaints(found.trouble)) complain(line);
    if (command.value.name === 'status')
      return await runStatus(engine.value, command.value, locale(), output);
    if (command.value.name === 'history') {
      return await runHistory(engine.value, command.value, locale(), writerTo(process.stdout), complain);
    }
    if (command.value.name === 'proxy')
      return await proxy(engine.value, environment.value, command.value.port, surroundings);
    system.watch(engine.value.accounts.retimeAll);
    return await runWatch(engine.value, command.value, locale, output, stopSignal());
  } finally {
    if (engine.ok) engine.value.close();
  }
}

function regionalOf(hour12: Regional['hour12']): Regional {
  return { ...plainRegional, hour12 };
}

function proxy(
  engine: Engine,
  { apiUrl }: Environment,
  port: number,
  surroundings: Surroundings,
): Promise<number> {
  return runProxy(engine, {
    program: path.join(__dirname, 'proxy.cjs'),
    origin: apiUrl,
    port,
    ledger: engine.counting.sink,
    way: () => wayTo(apiUrl, surroundings, 'en'),
    print: printOut,
    printError,
    stop: stopSignal(),
  });
}

function print(text: string): number {
  process.stdout.write(text);
  return EXIT.fine;
}

function fail(line: string, code: number): number {
  printError(line);
  return code;
}

/** Aborts on Ctrl-C and on a polite kill. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      controller.abort();
    });
  }
  return controller.signal;
}

// `quotide status | head -1` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
});

main(process.argv.slice(2)).then(endWith, (error: unknown) => {
  endWith(fail(`quotide: ${error instanceof Error ? error.message : String(error)}`, EXIT.failure));
});
