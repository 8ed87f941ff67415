import { randomBytes } from 'node:crypto';
import { app, clipboard } from 'electron';
import type { Accounts } from '../../app/accounts/accounts';
import { managedFolder, managedSettings } from '../../app/statusline/managed-settings';
import { testPort } from '../../app/proxy/port-alarm';
import type { ProxySupervisor } from '../../app/proxy/proxy-keeper';
import type { SettingsStore } from '../../app/settings/settings';
import { commandOf, statuslineReport } from '../../app/statusline/statusline-report';
import { isManagedPlan, proxyLines, type PortTest, type ProxyReport } from '../../core/proxy';
import type { SettingsChange } from '../../core/settings/change';
import { jsonRequest } from '../../core/metrics/metrics-state';
import { refusalText } from './handlers';
import type { StatuslineReport } from '../../core/statusline/advice';
import type { Words } from '../../core/i18n/words';
import type { Argument } from '../../ipc/contract';

/** The calls about the proxy and the status line, and the texts that a page may copy. */
export interface ProxyAnswers {
  readonly makeProxyKey: () => string | null;
  readonly makeJsonKey: () => string | null;
  readonly getProxy: () => Promise<ProxyReport>;
  readonly testProxy: () => Promise<PortTest>;
  readonly getStatusline: () => StatuslineReport;
  readonly copy: (id: Argument<'copy'>) => void;
}

export interface ProxyAnswersParts {
  readonly accounts: Pick<Accounts, 'runtimes' | 'snapshot'>;
  readonly settings: Pick<SettingsStore, 'get' | 'change'>;
  readonly words: () => Words['refusals'];
  readonly dataDir: string;
  readonly proxy: Pick<ProxySupervisor, 'state' | 'counters'>;
}

/** Random bytes of a key; as base64url it has 32 characters. */
const KEY_BYTES = 24;

export function createProxyAnswers(parts: ProxyAnswersParts): ProxyAnswers {
  const { accounts, settings, dataDir, proxy, words } = parts;
  const { platform } = process;
  const lines = () => proxyLines(settings.get().proxy, platform);
  const getStatusline = () => {
    const { chosenDir } = settings.get().accounts;
    const runtimes = accounts.runtimes();
    const { dir: configDir } = runtimes.find(({ dir }) => dir === chosenDir) ?? runtimes[0];
    const place = { appPath: app.getAppPath(), resourcesPath: process.resourcesPath };
    return statuslineReport({ dataDir, configDir, program: commandOf(place, platform), platform });
  };
  const texts: Readonly<Record<Argument<'copy'>, () => string>> = {
    claude_command: () => 'claude',
    proxy_shell: () => lines().shell,
    proxy_settings: () => lines().settings,
    proxy_undo: () => lines().undo,
    statusline_settings: () => getStatusline().settings,
    statusline_before: () => getStatusline().before ?? '',
    json_request: () => jsonRequest(settings.get().telemetry),
  };
  const store = (change: SettingsChange) => {
    const refusal = settings.change(change);
    return refusal && refusalText(refusal, words());
  };
  return {
    makeProxyKey: () => store({ proxy: { key: randomKey() } }),
    makeJsonKey: () => store({ telemetry: { jsonKey: randomKey() } }),
    getProxy: async () => ({
      state: proxy.state(),
      lines: lines(),
      managed: {
        file: managedSettings(managedFolder(platform)),
        byPlan: isManagedPlan(accounts.snapshot().account?.plan ?? null),
      },
      figures: await proxy.counters(),
    }),
    testProxy: () => testPort(settings.get().proxy.port, platform),
    getStatusline,
    copy: (id) => void clipboard.writeText(texts[id]()),
  };
}

function randomKey(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}
