import type { AppParts } from '../compose';
import { statuslineMode } from './mode';
import { createStatuslineServer, type StatuslineServer } from './server';

/** Opens the server that answers Claude Code's status line, in this process's surroundings. It listens once it is started. */
export function openStatusline({ accounts, locale, log }: AppParts, dataDir: string): StatuslineServer {
  return createStatuslineServer({
    dataDir,
    platform: process.platform,
    uid: process.getuid?.() ?? null,
    env: process.env,
    now: Date.now,
    log: log.scope('statusline'),
    mode: statuslineMode(accounts, locale),
  });
}
