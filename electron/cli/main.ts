import { openParts, type AppParts } from '../app/compose';
import { defaultDataDir, readEnvironment, type Environment } from '../app/environment';
import { createLocaleSource } from '../app/settings/locale-watch';
import { plainRegional, type Regional } from '../app/settings/locale';
import { createSavedWay, savedSystemRoutes } from '../app/network/saved-network';
import { createNodeFetch } from '../app/network/node-fetch';
import { createSurroundings, wayTo, type Surroundings } from '../app/network/network-surroundings';
import { confirmedApi, lookAtSettings } from '../app/settings/settings';
import type { Locale } from '../core/text/format';
import { inEnglish } from '../core/locale';
import { hidePaths, hidesNames } from '../core/privacy';
import { readHourSwitch } from '../platform/hour-switch';
import { runCommand } from '../platform/run-command';
import { parseCommand, type Command } from './args/args';
import { proxyKey, type ProxyCommand } from './args/proxy-args';
import { takeNames } from './args/names';
import { runDoctor } from './doctor';
import { endWith } from './end';
import { EXIT } from './exit-code';
import { runGuard } from './guard';
import { completions } from './help/completions';
import { commandHelp, helpText } from './help/help-text';
import { runHistory, writerTo } from './history';
import { runImport, type ImportParts } from './import';
import { runProxy } from './proxy';
import { settingsComplaints } from './terminal/settings-complaints';
import { runStatus } from './status';
import { printError, printOut, printRendered, screenOf } from './terminal/terminal';
import { runWatch } from './watch';
import os from 'node:os';
import path from 'node:path';
import packageJson from '../../package.json';

/** The commands that need the database or the network. */
type RunnableCommand = Exclude<Command, { readonly name: 'help' | 'version' | 'completion' }>;

/** The parts that every command uses. */
interface CommandParts {
  readonly environment: Environment;
  readonly opened: ReturnType<typeof openParts>;
  readonly system: ReturnType<typeof createLocaleSource>;
  readonly surroundings: Surroundings;
  readonly locale: () => Locale;
  /** Whether names and paths are hidden in the output. */
  readonly isPrivate: boolean;
  /** The same by the settings file as it is now, for a command that runs for long. */
  readonly isPrivateNow: () => boolean;
  /** Prints a line to stderr. */
  readonly complain: (line: string) => void;
}

/** The command `quotide`: runs on the app's own runtime as plain Node, without a display. */
async function main(given: readonly string[]): Promise<number> {
  const { words, wantsNames } = takeNames(given);
  const command = parseCommand(words);
  if (!command.ok) return fail(command.error, EXIT.usage);
  const { value } = command;
  if (value.name === 'help') return print(value.of === undefined ? helpText() : commandHelp(value.of));
  if (value.name === 'version') return print(`${packageJson.version}\n`);
  if (value.name === 'completion') return print(completions[value.shell]());
  return await runOpened(value, wantsNames);
}

/** Runs a command that needs the database or the network. */
async function runOpened(command: RunnableCommand, wantsNames: boolean): Promise<number> {
  const appData = defaultDataDir(process.platform, process.env, os.homedir());
  const environment = readEnvironment(process.env, appData, confirmedApi);
  if (!environment.ok) return fail(`quotide: ${environment.error}`, EXIT.usage);
  const { opened, system, surroundings } = await openCommandParts(environment.value);
  const found = lookAtSettings(environment.value.dataDir);
  const isPrivate = hidesNames(found, wantsNames);
  const parts: CommandParts = {
    environment: environment.value,
    opened,
    system,
    surroundings,
    locale: () => inEnglish(opened.ok ? opened.value.locale() : system.read()),
    isPrivate,
    isPrivateNow: () => hidesNames(lookAtSettings(environment.value.dataDir), wantsNames),
    complain: (line) => {
      printError(isPrivate ? hidePaths(line) : line);
    },
  };
  try {
    return await runCommandWith(command, parts, settingsComplaints(found.trouble));
  } finally {
    if (opened.ok) opened.value.close();
  }
}

/** Opens the parts of the app that the commands share. Their sentences are English, for scripts and bug reports; times have the user's form. */
async function openCommandParts(
  environment: Environment,
): Promise<Pick<CommandParts, 'opened' | 'system' | 'surroundings'>> {
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
    Promise.resolve(opened.ok ? savedSystemRoutes(createSavedWay(opened.value.history).load()) : null),
  );
  const opened = openParts({
    environment,
    locale: system.read,
    words: 'en',
    fetch: createNodeFetch(surroundings),
    logSinks: environment.logLevel === 'debug' ? [printError] : [],
  });
  return { opened, system, surroundings };
}

/** Runs one command and returns its exit code. */
async function runCommandWith(
  command: RunnableCommand,
  parts: CommandParts,
  complaints: readonly string[],
): Promise<number> {
  const { opened, locale, complain } = parts;
  if (command.name === 'doctor') return await doctor(command, parts);
  if (!opened.ok) {
    complain(`quotide: ${opened.error}`);
    return EXIT.failure;
  }
  for (const line of complaints) complain(line);
  switch (command.name) {
    case 'status':
      return await runStatus(opened.value, command, locale(), {
        print: printRendered,
        printError: complain,
        screen: screenOf(process.stdout, process.env),
      });
    case 'guard':
      return await runGuard(
        opened.value,
        command,
        locale(),
        { print: printOut, printError: complain },
        stopSignal(),
      );
    case 'history':
      return await runHistory(opened.value, command, locale(), writerTo(process.stdout), complain);
    case 'mcp':
      return await mcp(opened.value, parts);
    case 'import':
      return await runImport(importParts(opened.value, complain), command);
    case 'proxy':
      return await proxy(opened.value, command, parts);
    case 'watch':
      parts.system.watch(opened.value.accounts.retimeAll);
      return await runWatch(opened.value, command, locale, printOut, stopSignal());
  }
}

/** The SDK is a file of its own in dist/, which no other command loads. */
async function mcp(parts: AppParts, { locale, isPrivateNow }: CommandParts): Promise<number> {
  const { runMcp } = await import('./mcp/server');
  return await runMcp(parts, {
    version: packageJson.version,
    locale,
    isPrivate: isPrivateNow,
    stop: stopSignal(),
  });
}

function doctor(
  command: { readonly json: boolean; readonly verbose: boolean },
  parts: CommandParts,
): Promise<number> {
  const { opened, environment, isPrivate } = parts;
  const { env, platform } = process;
  const facts = {
    source: opened,
    environment,
    locale: parts.locale(),
    env,
    platform,
    run: runCommand,
    version: packageJson.version,
    isPrivate,
    pollsHere: false,
  };
  return runDoctor(facts, command, printRendered, screenOf(process.stdout, process.env));
}

function importParts({ history, clock }: AppParts, complain: (line: string) => void): ImportParts {
  return { history, now: clock.now, stdin: process.stdin, print: printOut, complain };
}

function regionalOf(hour12: Regional['hour12']): Regional {
  return { ...plainRegional, hour12 };
}

async function proxy(
  parts: AppParts,
  command: ProxyCommand,
  { environment, surroundings }: CommandParts,
): Promise<number> {
  const { apiUrl } = environment;
  const { port } = command;
  const key = proxyKey(command, process.env);
  if (!key.ok) return fail(`quotide: ${key.error}`, EXIT.usage);
  return await runProxy(parts, {
    program: path.join(__dirname, 'proxy.cjs'),
    origin: apiUrl,
    port,
    key: key.value,
    ledger: parts.counting.sink,
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

/** A signal that aborts on Ctrl-C, SIGTERM and SIGHUP. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      controller.abort();
    });
  }
  return controller.signal;
}

// `quotide status | head -1` closes the pipe early, which is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
});

main(process.argv.slice(2)).then(endWith, (error: unknown) => {
  endWith(fail(`quotide: ${error instanceof Error ? error.message : String(error)}`, EXIT.failure));
});
