import { describe, expect, it, vi } from 'vitest';
import { noCost } from '../../../electron/core/tokens/cost-sum';
import type { UpdateState } from '../../../electron/core/updates/updates';
import { bindMain, push, type Handlers } from '../../../electron/ipc/bind-main';
import { bindRenderer } from '../../../electron/ipc/bind-renderer';
import { calls, pushes, type CallName } from '../../../electron/ipc/contract';
import { channelOf, pushNames } from '../../../electron/ipc/names';
import { isOurMainFrame, type SenderFrame } from '../../../electron/ipc/sender';
import { snapshot as makeSnapshot } from '../core/make-snapshot';
import { proxyLines, type PortTest, type ProxyReport } from '../../../electron/core/proxy';
import { defaultSettings } from '../../../electron/core/settings/settings';
import { statuslineAdvice } from '../../../electron/core/statusline/advice';

const nothingUsed = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
const emptyActivity = {
  since: 0,
  until: 1,
  step: 'day' as const,
  bars: [],
  models: [],
  projects: [],
  branches: [],
  dayHours: new Array<number>(24).fill(0),
  choices: { models: [], projects: [] },
  weekHours: Array.from({ length: 168 }, () => 0),
  total: { key: '', messages: 0, tokens: nothingUsed, offPlan: 0, ...noCost },
};
const emptyReport = {
  since: 0,
  until: 1,
  firstAt: null,
  windows: [],
  resets: [],
  hits: [],
  blockedMs: 0,
  alerts: [],
  gaps: [],
  periods: [],
  weekHours: null,
  warnings: null,
  ranges: null,
};
const autostart = { on: false, state: 'off' as const, note: null };

const noTelemetry = {
  push: { by: null, endpoint: null, refused: null, last: null, hasHeaders: false },
  scrape: { port: null, failure: null },
};

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

const proxy: ProxyReport = {
  state: { kind: 'failed', code: 'EADDRINUSE' },
  lines: proxyLines({ port: 7868, key: null }, 'linux'),
  managed: { file: null, byPlan: true },
  figures: null,
};

const ORIGIN = 'app://quotide';
const ours: SenderFrame = { url: 'app://quotide/index.html', parent: null };
const snapshot = makeSnapshot();

type Listener = (
  event: { senderFrame: SenderFrame | null; sender: { id: number } },
  argument: unknown,
) => Promise<unknown>;

function storedHandlers() {
  return {
    getMachines: vi.fn(() => []),
    askMachines: vi.fn(),
    forgetMachine: vi.fn(() => null),
    forgetHistory: vi.fn(() => 'Deleted.'),
    shareText: vi.fn(() => undefined),
    sharePicture: vi.fn(() => ({ saved: null, error: null })),
  };
}

function setUp() {
  const listeners = new Map<string, Listener>();
  const handlers = {
    getSnapshot: vi.fn(() => snapshot),
    refresh: vi.fn(() => true),
    askClaudeCode: vi.fn(() => undefined),
    openLink: vi.fn(() => undefined),
    copy: vi.fn(() => undefined),
    setHeight: vi.fn(() => undefined),
    close: vi.fn(() => undefined),
    getSettings: vi.fn(() => defaultSettings),
    changeSettings: vi.fn(() => null),
    useDefaultSettings: vi.fn(() => null),
    getAutostart: vi.fn(() => autostart),
    setAutostart: vi.fn(() => autostart),
    addConfigDir: vi.fn(() => null),
    chooseProgram: vi.fn(() => null),
    testAlert: vi.fn(() => null),
    getNotice: vi.fn(() => null),
    dismissNotice: vi.fn(),
    getFirstRun: vi.fn(() => false),
    endFirstRun: vi.fn(),
    getProxy: vi.fn((): ProxyReport => proxy),
    makeProxyKey: vi.fn(() => null),
    makeJsonKey: vi.fn(() => null),
    testProxy: vi.fn((): PortTest => ({ found: 'stranger', user: 'mara' })),
    getStatusline: vi.fn(() => ({ ...statuslineAdvice('/opt/quotide', null, 'linux'), heardAt: null })),
    getDoctor: vi.fn(() => ({ schema: 1 as const, findings: [] })),
    copyDoctor: vi.fn(() => undefined),
    showFile: vi.fn(() => undefined),
    openWindow: vi.fn(() => undefined),
    getTelemetry: vi.fn(() => noTelemetry),
    setOtlpHeaders: vi.fn(() => null),
    copyScrapeConfig: vi.fn(() => undefined),
    getUpdates: vi.fn(() => noUpdates),
    openReleases: vi.fn(() => undefined),
    installUpdate: vi.fn(() => undefined),
    getHistory: vi.fn(() => emptyReport),
    getDrift: vi.fn(() => null),
    exportDrift: vi.fn(() => ({ saved: null, error: null })),
    getActivity: vi.fn(() => emptyActivity),
    ...storedHandlers(),
    getSessions: vi.fn((query: { since: number; until: number }) => ({ ...query, sessions: [], live: null })),
    watchSession: vi.fn(),
    exportActivity: vi.fn(() => ({ saved: null, error: null })),
    getWeek: vi.fn(() => null),
    editWeek: vi.fn(() => null),
    choosePlan: vi.fn(() => null),
    exportSessions: vi.fn(() => ({ saved: null, error: null })),
    exportHistory: vi.fn(() => ({ saved: null, error: null })),
  } satisfies Handlers;
  bindMain({ handle: (channel, listener) => void listeners.set(channel, listener) }, ORIGIN, handlers);
  const send = (name: CallName, argument?: unknown, frame: SenderFrame | null = ours) => {
    const listener = listeners.get(channelOf(name));
    if (!listener) throw new Error('no listener');
    return listener({ senderFrame: frame, sender: { id: 7 } }, argument);
  };
  return { handlers, send, listeners };
}

describe('the sender gate', () => {
  it.each<[string, SenderFrame | null]>([
    ['a destroyed frame', null],
    ['a child frame', { url: 'app://quotide/index.html', parent: {} }],
    ['another scheme', { url: 'https://quotide/index.html', parent: null }],
    ['another host', { url: 'app://evil/index.html', parent: null }],
    ['a host that begins like ours', { url: 'app://quotide.evil/', parent: null }],
    ['no address', { url: '', parent: null }],
  ])('refuses %s', async (_name, frame) => {
    const { handlers, send } = setUp();
    expect(isOurMainFrame(frame, ORIGIN)).toBe(false);
    await expect(send('refresh', undefined, frame)).rejects.toThrow('unknown sender');
    expect(handlers.refresh).not.toHaveBeenCalled();
  });
});

describe('bindMain', () => {
  it('hands valid arguments to the handler and gives its result back', async () => {
    const { handlers, send } = setUp();
    await expect(send('setHeight', 500)).resolves.toBeUndefined();
    expect(handlers.setHeight).toHaveBeenCalledWith(500, 7);
    await expect(send('getSnapshot')).resolves.toEqual(snapshot);
  });

  it.each<[CallName, unknown]>([
    ['setHeight', '500'],
    ['setHeight', 0],
    ['setHeight', 1e9],
    ['openLink', 'https://evil.example'],
    ['copy', { text: 'x' }],
    ['copy', 'proxy_anything'],
    ['testProxy', 'http://example.com'],
    ['changeSettings', { proxy: { host: '0.0.0.0' } }],
    ['changeSettings', { proxy: { key: 'a-key-that-the-page-chose' } }],
    ['makeProxyKey', 'a-key-that-the-page-chose'],
    ['makeJsonKey', 'a-key-that-the-page-chose'],
    ['changeSettings', { telemetry: { jsonKey: 'a-key-that-the-page-chose' } }],
    ['refresh', 'now'],
    ['changeSettings', { tray: { colour: 'red' } }],
    ['showFile', '/etc/passwd'],
    ['editWeek', 'sync'],
    ['editWeek', [12]],
    ['choosePlan', 'max_100x'],
    ['sharePicture', { area: { x: 0, y: 0, width: 9, height: 9 }, to: '/etc/passwd' }],
    ['sharePicture', { area: { x: 0, y: 0, width: NaN, height: 9 }, to: 'file' }],
  ])('refuses a wrong argument: %s(%j)', async (name, argument) => {
    const { handlers, send } = setUp();
    await expect(send(name, argument)).rejects.toThrow('not what the contract says');
    expect(handlers[name]).not.toHaveBeenCalled();
  });

  it('returns the proxy’s state, and refuses one with malformed numbers', async () => {
    const { handlers, send } = setUp();
    await expect(send('getProxy')).resolves.toEqual(proxy);
    await expect(send('testProxy')).resolves.toEqual({ found: 'stranger', user: 'mara' });
    await expect(send('makeProxyKey')).resolves.toBeNull();
    await expect(send('changeSettings', { proxy: { key: null } })).resolves.toBeDefined();
    await expect(send('getStatusline')).resolves.toMatchObject({ installed: false, heardAt: null });
    for (const id of ['proxy_shell', 'proxy_settings', 'proxy_undo', 'statusline_settings'])
      await expect(send('copy', id)).resolves.toBeUndefined();
    expect(handlers.copy).toHaveBeenCalledTimes(4);
    handlers.getProxy.mockReturnValue({ ...proxy, state: { kind: 'listening', port: -1 } });
    await expect(send('getProxy')).rejects.toThrow();
  });

  it('never sends a result that breaks the contract', async () => {
    const { handlers, send } = setUp();
    handlers.refresh.mockReturnValue('yes' as unknown as boolean);
    await expect(send('refresh')).rejects.toThrow();
  });

  it('checks a push before it is sent', () => {
    const page = { send: vi.fn() };
    push(page, 'snapshot', snapshot);
    expect(page.send).toHaveBeenCalledWith('quotide:snapshot', snapshot);
    expect(() => {
      push(page, 'snapshot', { ...snapshot, version: -1 });
    }).toThrow();
  });
});

describe('bindRenderer', () => {
  it('has a function for each call of the contract, and no other', () => {
    const bridge = bindRenderer({ invoke: vi.fn(), on: vi.fn(), off: vi.fn() });
    expect(Object.keys(bridge).sort()).toEqual([...Object.keys(calls), 'on'].sort());
    expect(Object.keys(pushNames).sort()).toEqual(Object.keys(pushes).sort());
  });

  it('sends a call and its argument to the channel of its name, and gives the answer back', async () => {
    const invoke = vi.fn(() => Promise.resolve<unknown>(snapshot));
    const bridge = bindRenderer({ invoke, on: vi.fn(), off: vi.fn() });
    await expect(bridge.getSnapshot()).resolves.toBe(snapshot);
    await bridge.setHeight(420);
    expect(invoke.mock.calls).toEqual([
      ['quotide:getSnapshot', undefined],
      ['quotide:setHeight', 420],
    ]);
  });

  it('passes pushes on without the event, until unsubscribed', () => {
    type Forward = (event: unknown, value: unknown) => void;
    const heard = new Map<string, Forward>();
    const bridge = bindRenderer({
      invoke: vi.fn(),
      on: (channel, forward) => void heard.set(channel, forward),
      off: (channel) => void heard.delete(channel),
    });
    const listener = vi.fn();
    const stop = bridge.on('snapshot', listener);
    heard.get('quotide:snapshot')?.({ secret: true }, snapshot);
    expect(listener.mock.calls).toEqual([[snapshot]]);
    stop();
    expect(heard.size).toBe(0);
  });

  it('listens to no channel that is not a push of the contract', () => {
    const on = vi.fn();
    const bridge = bindRenderer({ invoke: vi.fn(), on, off: vi.fn() });
    for (const name of ['getSnapshot', 'toString', '__proto__', ''])
      expect(() => bridge.on(name as 'snapshot', vi.fn())).toThrow();
    expect(on).not.toHaveBeenCalled();
  });
});
