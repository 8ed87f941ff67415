import { act, cleanup, render } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import type { Mock } from 'vitest';
import type { DriftReport } from '../../electron/core/drift/drift-report';
import type { WeekReport } from '../../electron/core/week-estimate/week-report';
import type { MachineState } from '../../electron/core/machines/machine-use';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import type { TelemetryState } from '../../electron/core/metrics/metrics-state';
import type { UpdateState } from '../../electron/core/updates/updates';
import type { Bridge } from '../../electron/ipc/contract';
import { App } from '../../renderer/App';
import { feed } from '../../renderer/state/bridge';
import { createPageClock } from '../../renderer/state/clock';
import { PageContext } from '../../renderer/state/page-context';
import { createSnapshotStore } from '../../renderer/state/store';
import { proxyLines, type PortTest, type ProxyReport } from '../../electron/core/proxy';
import { defaultSettings } from '../../electron/core/settings/settings';
import { statuslineAdvice, type StatuslineReport } from '../../electron/core/statusline/advice';

/** The report of a proxy that listens and has passed no request. */
export const proxyReport: ProxyReport = {
  state: { kind: 'listening', port: 7868 },
  lines: proxyLines({ port: 7868, key: null }, 'linux'),
  managed: { file: null, byPlan: false },
  figures: null,
};
/** The report of a status line that was never set up. */
export const statuslineReport: StatuslineReport = {
  ...statuslineAdvice('/opt/quotide', null, 'linux'),
  heardAt: null,
};

const autostart = { on: false, state: 'off' as const, note: null };

const noTelemetry: TelemetryState = {
  push: { by: null, endpoint: null, refused: null, last: null, hasHeaders: false },
  scrape: { port: null, failure: null },
};

/** The state of updates in a build without a feed. */
const noUpdates: UpdateState = {
  version: '0.1.0',
  silence: 'no_feed',
  way: 'other',
  newer: null,
  inTray: false,
  answeredAt: null,
  isExpired: false,
  canInstall: false,
  install: { kind: 'none' },
};

/** The locale of the sample texts: British English, 24-hour clock, UTC. */
export const locale = { language: 'en-GB', timeZone: 'UTC', hour12: false } as const;

/** A main process in the test: it answers each call at once, and each call is a mock. */
export interface FakeMain {
  readonly bridge: Bridge;
  readonly called: Record<
    | 'refresh'
    | 'askClaudeCode'
    | 'openLink'
    | 'copy'
    | 'setHeight'
    | 'close'
    | 'changeSettings'
    | 'getSettings'
    | 'useDefaultSettings'
    | 'showFile'
    | 'getProxy'
    | 'makeProxyKey'
    | 'makeJsonKey'
    | 'testProxy'
    | 'getStatusline'
    | 'watchSession'
    | 'shareText'
    | 'sharePicture'
    | 'getWeek'
    | 'editWeek'
    | 'getMachines'
    | 'askMachines'
    | 'forgetMachine'
    | 'choosePlan'
    | 'openWindow'
    | 'dismissNotice'
    | 'getFirstRun'
    | 'endFirstRun'
    | 'setAutostart'
    | 'testAlert',
    Mock
  >;
  /** Pushes a route to the page, as main does after a click on a notification. */
  readonly go: (route: string) => void;
  /** Pushes a snapshot to the page. */
  readonly push: (next: ShownSnapshot) => void;
  /** Pushes any other value to the page. */
  readonly send: (name: 'notice' | 'firstRun' | 'session' | 'settings', value: unknown) => void;
}

/** Every call of the bridge, answered at once; a test can give another answer with `mockImplementation`. */
function fakeCalls() {
  return {
    ...pageCalls(),
    ...settingsCalls(),
    ...reportCalls(),
  };
}

function pageCalls() {
  return {
    refresh: vi.fn(() => Promise.resolve(true)),
    askClaudeCode: vi.fn(() => Promise.resolve()),
    openLink: vi.fn(() => Promise.resolve()),
    copy: vi.fn(() => Promise.resolve()),
    setHeight: vi.fn(() => Promise.resolve()),
    close: vi.fn(() => Promise.resolve()),
    openWindow: vi.fn(() => Promise.resolve()),
    showFile: vi.fn(() => Promise.resolve()),
    getNotice: vi.fn(() => Promise.resolve(null)),
    dismissNotice: vi.fn(() => Promise.resolve()),
    getFirstRun: vi.fn(() => Promise.resolve(false)),
    endFirstRun: vi.fn(() => Promise.resolve()),
  };
}

function settingsCalls() {
  return {
    getSettings: vi.fn(() => Promise.resolve(defaultSettings)),
    changeSettings: vi.fn(() => Promise.resolve(null)),
    useDefaultSettings: vi.fn(() => Promise.resolve(null)),
    getAutostart: vi.fn(() => Promise.resolve(autostart)),
    setAutostart: vi.fn(() => Promise.resolve(autostart)),
    addConfigDir: vi.fn(() => Promise.resolve(null)),
    chooseProgram: vi.fn(() => Promise.resolve(null)),
    testAlert: vi.fn(() => Promise.resolve(null)),
    getProxy: vi.fn(() => Promise.resolve(proxyReport)),
    makeProxyKey: vi.fn(() => Promise.resolve<string | null>(null)),
    makeJsonKey: vi.fn(() => Promise.resolve<string | null>(null)),
    testProxy: vi.fn(() => Promise.resolve<PortTest>({ found: 'answers', user: null })),
    getStatusline: vi.fn(() => Promise.resolve(statuslineReport)),
    getDoctor: vi.fn(() => Promise.resolve({ schema: 1 as const, findings: [] })),
    copyDoctor: vi.fn(() => Promise.resolve()),
    getTelemetry: vi.fn(() => Promise.resolve(noTelemetry)),
    setOtlpHeaders: vi.fn(() => Promise.resolve(null)),
    copyScrapeConfig: vi.fn(() => Promise.resolve()),
    getUpdates: vi.fn(() => Promise.resolve(noUpdates)),
    openReleases: vi.fn(() => Promise.resolve()),
    installUpdate: vi.fn(() => Promise.resolve()),
    getWeek: vi.fn((): Promise<WeekReport | null> => Promise.resolve(null)),
    editWeek: vi.fn((): Promise<string | null> => Promise.resolve(null)),
    choosePlan: vi.fn((): Promise<string | null> => Promise.resolve(null)),
    getMachines: vi.fn((): Promise<readonly MachineState[]> => Promise.resolve([])),
    askMachines: vi.fn(() => Promise.resolve()),
    forgetMachine: vi.fn((): Promise<string | null> => Promise.resolve(null)),
    forgetHistory: vi.fn(() => Promise.resolve('Deleted.')),
  };
}

function reportCalls() {
  return {
    getHistory: vi.fn(() => Promise.reject(new Error('no history here'))),
    getDrift: vi.fn((): Promise<DriftReport | null> => Promise.resolve(null)),
    exportDrift: vi.fn(() => Promise.resolve({ saved: null, error: null })),
    getSessions: vi.fn(() => Promise.reject(new Error('no sessions here'))),
    watchSession: vi.fn(() => Promise.resolve()),
    exportActivity: vi.fn(() => Promise.resolve({ saved: null, error: null })),
    exportSessions: vi.fn(() => Promise.resolve({ saved: null, error: null })),
    getActivity: vi.fn(() => Promise.reject(new Error('no activity here'))),
    shareText: vi.fn(() => Promise.resolve()),
    sharePicture: vi.fn(() => Promise.resolve({ saved: null, error: null })),
    exportHistory: vi.fn(() => Promise.resolve({ saved: null, error: null })),
  };
}

/** Makes a main process that answers with `current` when it is asked for the snapshot. */
export function fakeMain(current: () => Promise<ShownSnapshot>): FakeMain {
  const listeners = new Map<string, Set<(value: never) => void>>();
  const send = (name: string, value: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(value as never);
  };
  const called = fakeCalls();
  const on: Bridge['on'] = (name, listener) => {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set.add(listener));
    return () => set.delete(listener);
  };
  return {
    bridge: { ...called, getSnapshot: current, on },
    called,
    send,
    push: (next) => {
      send('snapshot', next);
    },
    go: (route) => {
      send('route', route);
    },
  };
}

/** The whole page on a fake main process. Its clock moves only by `pass`. */
export interface TestPage extends Omit<FakeMain, 'bridge'> {
  readonly container: HTMLElement;
  /** Moves the clock forward by `ms`, one tick after the other. */
  readonly pass: (ms: number) => void;
}

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Renders the page and resolves after it has the snapshot. */
export async function openPage(snapshot: ShownSnapshot): Promise<TestPage> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'] });
  const main = fakeMain(() => Promise.resolve(snapshot));
  const store = createSnapshotStore();
  const clock = createPageClock(document);
  feed(main.bridge, store, clock);
  const { container } = render(
    <PageContext value={{ bridge: main.bridge, store, clock }}>
      <App />
    </PageContext>,
  );
  // The first snapshot arrives as a promise, as over IPC.
  await act(async () => {
    await Promise.resolve();
  });
  return {
    container,
    called: main.called,
    send: (name, value) => {
      act(() => {
        main.send(name, value);
      });
    },
    push: (next) => {
      act(() => {
        main.push(next);
      });
    },
    go: (route) => {
      act(() => {
        main.go(route);
      });
    },
    pass: (ms) => {
      act(() => {
        vi.advanceTimersByTime(ms);
      });
    },
  };
}
