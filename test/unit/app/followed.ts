import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { openEngine, type Engine } from '../../../electron/app/engine';
import { followTranscripts, type Following } from '../../../electron/app/follow-transcripts';
import type { SessionPrompts } from '../../../electron/core/sessions/prompts';
import { tempFolder } from '../transcripts/support';

/** An engine whose transcripts are followed, with what is told and logged. */
export interface Followed {
  readonly engine: Engine;
  /** With Claude Code's folder in `claude` and ours in `data`. */
  readonly home: string;
  readonly watchSession: Following['watchSession'];
  readonly seen: readonly SessionPrompts[];
  readonly logged: readonly string[];
}

/** An engine over folders of its own, with what follows the transcripts below `claude`; gone after the test. */
export function openFollowed(workerFile: string): Followed {
  const home = tempFolder();
  vi.stubEnv('HOME', home);
  vi.stubEnv('CLAUDE_CONFIG_DIR', path.join(home, 'claude'));
  const logged: string[] = [];
  const engine = openEngine({
    environment: {
      ...{ dataDir: path.join(home, 'data'), apiUrl: 'http://127.0.0.1:9', apiIsLoopback: true },
      ...{ timeScale: 1000, logLevel: 'debug', demo: false, homeDir: home },
    },
    locale: { language: 'en-GB', timeZone: 'UTC' },
    fetch: () => Promise.reject(new Error('nobody asks')),
    logSinks: [(line) => void logged.push(line)],
  });
  if (!engine.ok) throw new Error(engine.error);
  const { env, platform } = process;
  const seen: SessionPrompts[] = [];
  const { end, watchSession } = followTranscripts(engine.value, {
    ...{ workerFile, home, env, platform, cwd: home },
    onSession: (prompts) => void seen.push(prompts),
  });
  onTestFinished(async () => {
    await end();
    engine.value.close();
    vi.unstubAllEnvs();
  });
  return { engine: engine.value, home, watchSession, seen, logged };
}
