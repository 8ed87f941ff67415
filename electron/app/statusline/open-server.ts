import type { AppParts } from '../compose';
import { lineState, storeLineStates } from './line-states';
import { createStatuslineServer, type StatuslineServer } from './server';

/** Opens the server that answers Claude Code's status line, in this process's surroundings. It listens once it is started. */
export function openStatusline(parts: AppParts, dataDir: string): StatuslineServer {
  const server = createStatuslineServer({
    dataDir,
    platform: process.platform,
    uid: process.getuid?.() ?? null,
    env: process.env,
    now: Date.now,
    log: parts.log.scope('statusline'),
    state: (configDir) => lineState(parts, configDir),
  });
  const end = storeLineStates(parts, dataDir);
  return {
    ...server,
    close: () => {
      end();
      server.close();
    },
  };
}
