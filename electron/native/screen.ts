import { app, nativeTheme } from 'electron';
import type { Accounts } from '../app/accounts/accounts';
import type { Clock } from '../app/clock/clock';
import type { Log } from '../app/log';
import { createDeathCounts } from '../app/lifecycle/process-deaths';
import type { SettingsStore } from '../app/settings/settings';
import type { Locale } from '../core/text/format';
import { wordsOf } from '../core/i18n/words';
import type { Settings } from '../core/settings/settings';
import { applyEstimates } from '../core/snapshot/apply-estimates';
import { isPage, PAGE } from '../core/menu/app-menu';
import { trayView } from '../core/tray/tray-view';
import type { UpdateState } from '../core/updates/updates';
import type { History } from '../history/history';
import { runCommand } from '../platform/run-command';
import { watchActivation } from './lifecycle/activation';
import { setAppMenu } from './windows/app-menu';
import { PageGuard } from './windows/page-guard';
import { watchPanel } from './tray/panel';
import { createShortcut, type Shortcut } from './shortcut';
import { AppTray } from './tray/tray';
import { guardTray, type TrayGuard } from './tray/tray-guard';
import type { AppUpdates } from './ipc/update-handlers';
import { Windows } from './windows';

/** The parts of the app that the screen uses. */
export interface ScreenSource {
  readonly accounts: Pick<Accounts, 'snapshot' | 'snapshots' | 'refreshNow'>;
  readonly settings: Pick<SettingsStore, 'get' | 'change' | 'changed' | 'watch' | 'isPrivate'>;
  readonly locale: () => Locale;
  readonly history: History;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ScreenParts {
  readonly source: ScreenSource;
  /** The folder of the built bundles. */
  readonly built: string;
  readonly updates: Pick<AppUpdates, 'state' | 'subscribe' | 'act'>;
  /** Whether requests may be under way through the proxy: then the app is not restarted. */
  readonly isProxyOn: () => boolean;
  readonly networkServiceDied: () => void;
}

/** The tray, the two windows and the shortcut. */
export interface Screen {
  readonly windows: Windows;
  readonly trayGuard: TrayGuard;
  readonly shortcut: Shortcut;
  /** Opens the popover at the icon, after a look whether a panel shows it. */
  readonly open: () => void;
  /** Opens the popover at a route such as `window/five_hour`; `null`: at its top. */
  readonly openAt: (route: string | null) => void;
  /** Opens the popover at the icon for the first run. */
  readonly introduce: () => void;
  readonly close: () => void;
}

/** Opens tray and windows, and updates them after each change of snapshot, settings and updates. */
export function openScreen(parts: ScreenParts): Screen {
  const { source, updates } = parts;
  const { history, clock, log, locale, settings } = source;
  const words = () => wordsOf(locale()).desktop;
  const trayGuard = guardTray({ history, now: clock.now, words, log, run: runCommand });
  const windows = windowsOf(parts, trayGuard);
  const panel = watchPanel(runCommand);
  const tray = trayOf(parts, windows, panel.facts);
  const openAt = (route: string | null) => {
    windows.popover.show(tray.bounds, route);
  };
  const open = () => {
    void trayGuard.look().then(() => {
      openAt(null);
    });
  };
  const shortcut = createShortcut(open);
  const ends = [
    panel.changed.listen(tray.redraw),
    trayGuard.panelCame.listen(tray.remake),
    trayGuard.unreachable.listen(() => {
      openAt(null);
    }),
    trayGuard.noticed.listen((notice) => {
      windows.push('notice', notice);
    }),
    ...drawing(source, tray, windows),
    updates.subscribe((state: UpdateState) => {
      tray.update();
      windows.push('updates', state);
    }),
    applying(source, shortcut),
    naming(source, windows),
    settings.watch(({ mini }) => mini, windows.mini.apply),
    watchActivation(process.platform, windows.dashboard, open),
  ];
  windows.mini.apply(settings.get().mini);
  trayGuard.start();
  return {
    windows,
    trayGuard,
    shortcut,
    open,
    openAt,
    introduce: () => {
      windows.popover.introduce(tray.bounds);
    },
    close: () => {
      for (const end of ends) end();
      shortcut.release();
      trayGuard.close();
      panel.close();
      tray.close();
    },
  };
}

function windowsOf(
  { source, built, isProxyOn, networkServiceDied }: ScreenParts,
  { hasTray }: TrayGuard,
): Windows {
  const { settings, history, clock, log, locale } = source;
  const guard = new PageGuard({
    log: log.scope('processes'),
    counts: createDeathCounts(history),
    now: clock.now,
    words: () => wordsOf(locale()).desktop,
    isProxyOn,
    networkServiceDied,
  });
  const { platform } = process;
  const keepMs = () => settings.get().popover.keepMinutes * 60_000;
  return new Windows({
    built,
    platform,
    keepMs,
    hasTray,
    guard,
    history,
    now: clock.now,
    miniDismissed: () => void settings.change({ mini: { on: false } }),
  });
}

function trayOf(
  { source, updates }: ScreenParts,
  windows: Windows,
  panel: ConstructorParameters<typeof AppTray>[0]['panel'],
): AppTray {
  const { accounts, settings, locale } = source;
  const { popover, dashboard } = windows;
  const newVersion = () => {
    const { newer, inTray, install } = updates.state();
    return inTray && newer !== null ? { version: newer, isReady: install.kind === 'ready' } : null;
  };
  return new AppTray({
    view: () =>
      trayView(applyEstimates(accounts.snapshot()), {
        ...settings.get().tray,
        locale: locale(),
        platform: process.platform,
        update: newVersion(),
        hasMini: settings.get().mini.on,
      }),
    panel,
    actions: {
      open: (bounds) => {
        popover.show(bounds);
      },
      toggle: (bounds) => {
        popover.toggle(bounds);
      },
      refresh: () => void accounts.refreshNow(),
      settings: () => {
        dashboard.show('settings/accounts');
      },
      dashboard: () => {
        windows.openDashboard('dashboard');
      },
      hideMini: () => void settings.change({ mini: { on: false } }),
      update: updates.act,
      chooseAccount: (dir) => void settings.change({ accounts: { chosenDir: dir } }),
      quit: () => {
        app.quit();
      },
    },
  });
}

/** Draws the tray and pushes to the pages after each change; the returned functions end that. */
function drawing(
  { accounts, settings }: ScreenSource,
  tray: AppTray,
  windows: Windows,
): readonly (() => void)[] {
  return [
    accounts.snapshots.listen((snapshot) => {
      tray.update();
      windows.push('snapshot', applyEstimates(snapshot));
    }),
    settings.watch(({ tray: style, mini }) => ({ style, mini }), tray.update),
    settings.changed.listen((now) => {
      windows.push('settings', onPages(now, settings.isPrivate()));
    }),
  ];
}

/** Applies the theme and the shortcut of the settings, now and after each change; the returned function ends that. */
function applying({ settings }: ScreenSource, shortcut: Shortcut): () => void {
  const applyTheme = ({ appearance }: Settings) => {
    nativeTheme.themeSource = appearance.theme;
  };
  const now = settings.get();
  applyTheme(now);
  shortcut.use(now.popover.shortcut);
  return settings.changed.listen((next) => {
    applyTheme(next);
    // After an edit of the file by hand there is no other call.
    shortcut.use(next.popover.shortcut);
  });
}

/** Sets the application menu, now and in another language; the returned function ends that. */
function naming({ settings, locale }: ScreenSource, { zoom, dashboard }: Windows): () => void {
  const name = () => {
    setAppMenu(wordsOf(locale()), (action) => {
      if (isPage(action)) dashboard.show(action.slice(PAGE.length));
      else zoom.step(action);
    });
  };
  name();
  return settings.watch(({ appearance }) => appearance.language, name);
}

/** The settings for pages, which hide names by the same rule as exports and the command. */
export function onPages(settings: Settings, isPrivate: boolean): Settings {
  return { ...settings, privacy: { on: isPrivate } };
}
