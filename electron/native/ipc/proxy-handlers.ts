import { app, clipboard } from 'electron';
import type { Accounts } from '../../app/accounts/accounts';
import { managedFolder, managedSettings } from '../../app/statusline/managed-settings';
import { testPort } from '../../app/proxy/port-alarm';
import type { ProxySupervisor } from '../../app/proxy/proxy-keeper';
import type { SettingsStore } from '../../app/settings/settings';
import { commandOf, statuslineReport } from '../../app/statusline/statusline-report';
import { isManagedPlan, proxyLines, type PortTest, type ProxyReport } from '../../core/proxy';
import type { StatuslineReport } from '../../core/statusline';
import type { Argument } from '../../ipc/contract';

/** The calls about the proxy and the status line, and the texts that a page may copy. */
export interface ProxyAnswers {
  readonly getProxy: () => Promise<ProxyReport>;
  readonly testProxy: () => Promise<PortTest>;
  readonly getStatusline: () => StatuslineReport;
  readonly copy: (id: Argument<'copy'>) => void;
}

export interface ProxyAnswersParts {
  readonly accounts: Pick<Accounts, 'runtimes' | 'snapshot'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly dataDir: string;
  readonly proxy: Pick<ProxySupervisor, 'state' | 'counters'>;
}

export function createProxyAnswers({ accounts, settings, dataDir, proxy }: ProxyAnswersParts): ProxyAnswers {
  const { platform } = process;
  const port = () => settings.get().proxy.port;
  const getStatusline = () => {
    const { chosenDir } = settings.get().accounts;
    const runtimes = accounts.runtimes();
    const { dir: configDir } = runtimes.find(({ dir }) => dir === chosenDir) ?? runtimes[0];
    const place = { appPath: app.getAppPath(), resourcesPath: process.resourcesPath };
    return statuslineReport({ dataDir, configDir, program: commandOf(place, platform), platform });
  };
  const texts: Readonly<Record<Argument<'copy'>, () => string>> = {
    claude_command: () => 'claude',
    proxy_shell: () => proxyLines(port(), platform).shell,
    proxy_settings: () => proxyLines(port(), platform).settings,
    proxy_undo: () => proxyLines(port(), platform).undo,
    statusline_settings: () => getStatusline().settings,
    statusline_before: () => getStatusline().before ?? '',
  };
  return {
    getProxy: async () => ({
      state: proxy.state(),
      lines: proxyLines(port(), platform),
      managed: {
        file: managedSettings(managedFolder(platform)),
        byPlan: isManagedPlan(accounts.snapshot().account?.plan ?? null),
      },
      figures: await proxy.counters(),
    }),
    testProxy: () => testPort(port(), platform),
    getStatusline,
    copy: (id) => void clipboard.writeText(texts[id]()),
  };
}
