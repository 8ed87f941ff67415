import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { openTestParts, type TestParts } from '../../../support/test-parts';
import { followTranscripts, type Following } from '../../../../electron/app/ledger/follow-transcripts';
import type { SessionPrompts } from '../../../../electron/core/sessions/prompts';
import { tempFolder } from '../../transcripts/support';

/** An app whose transcripts are followed, with the prompts it publishes and its log. */
export interface Followed {
  readonly app: TestParts;
  /** With Claude Code's folder in `claude` and ours in `data`. */
  readonly home: string;
  readonly watchSession: Following['watchSession'];
  readonly seen: readonly SessionPrompts[];
  readonly logged: readonly string[];
}

/** An app over folders of its own, with what follows the transcripts below `claude`; gone after the test. */
export function openFollowed(workerFile: string): Followed {
  const home = tempFolder();
  vi.stubEnv('HOME', home);
  vi.stubEnv('CLAUDE_CONFIG_DIR', path.join(home, 'claude'));
  const logged: string[] = [];
  const app = openTestParts({
    environment: {
      dataDir: path.join(home, 'data'),
      timeScale: 1000,
      homeDir: home,
    },
    fetch: () => Promise.reject(new Error('nobody asks')),
    logSinks: [(line) => void logged.push(line)],
  });
  const { env, platform } = process;
  const seen: SessionPrompts[] = [];
  const { end, watchSession, prompts } = followTranscripts(app, {
    workerFile,
    home,
    env,
    platform,
    cwd: home,
  });
  prompts.listen((read) => seen.push(read));
  onTestFinished(async () => {
    await end();
    app.close();
    vi.unstubAllEnvs();
  });
  return { app, home, watchSession, seen, logged };
}
