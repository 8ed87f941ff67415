// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReactElement } from 'react';
import type { ProxyReport } from '../../../electron/core/proxy';
import { defaultSettings } from '../../../electron/core/settings/settings';
import { statuslineAdvice } from '../../../electron/core/statusline/advice';
import { createPageClock } from '../../../renderer/state/clock';
import { PageContext } from '../../../renderer/state/page-context';
import { Proxy } from '../../../renderer/settings/live-data/Proxy';
import { Statusline } from '../../../renderer/settings/live-data/Statusline';
import { SettingsContext } from '../../../renderer/settings/use-settings';
import { createSnapshotStore } from '../../../renderer/state/store';
import { fakeMain, proxyReport, statuslineReport } from '../page';
import { normal } from '../samples';

const figures = {
  requests: 1234,
  active: 1,
  bytesUp: 999,
  bytesDown: 3_400_000,
  headersSeen: 1200,
  usesSeen: 1190,
  usesUnknown: 2,
  tapErrors: 0,
  replaced: 30,
  dropped: 4,
  refused: 5,
  upstreamErrors: 3,
  aborted: 7,
  addedP50Us: 54,
  addedP99Us: 1210,
};

const settled = () => act(() => Promise.resolve());

async function show(
  section: ReactElement,
  prepare: (main: ReturnType<typeof fakeMain>) => void = () => undefined,
) {
  const main = fakeMain(() => Promise.resolve(normal));
  prepare(main);
  const page = { bridge: main.bridge, store: createSnapshotStore(), clock: createPageClock(document) };
  render(
    <PageContext value={page}>
      <SettingsContext value={defaultSettings}>{section}</SettingsContext>
    </PageContext>,
  );
  await settled();
  return main.called;
}
const withReport = (report: Partial<ProxyReport>) => (main: ReturnType<typeof fakeMain>) =>
  void main.called.getProxy.mockResolvedValue({ ...proxyReport, ...report });
const text = () => document.body.textContent;

beforeEach(() => vi.useFakeTimers());

describe('Proxy', () => {
  it('shows what the proxy gives, then its three main costs and six more behind a line, before the switch', async () => {
    await show(<Proxy />);
    const benefit = screen.getByText('The most exact source');
    const table = screen.getByRole('table', { name: /What changes in Claude Code/ });
    expect(table.querySelectorAll('tbody tr')).toHaveLength(3);
    expect(benefit.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    const more = document.querySelector('details');
    expect(more?.open).toBe(false);
    expect(more?.querySelector('summary')?.textContent).toBe('6 more');
    expect(more?.querySelectorAll('tbody tr')).toHaveLength(6);
    expect(more?.textContent).toContain('Set CLAUDE_CODE_PROPAGATE_TRACEPARENT=1 too');
    const onOff = screen.getByRole('switch', { name: /Read limits/ });
    expect(table.compareDocumentPosition(onOff) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('switches the proxy on, and copies each text by its id', async () => {
    const called = await show(<Proxy />);
    fireEvent.click(screen.getByRole('switch', { name: /Read limits/ }));
    expect(called.changeSettings).toHaveBeenCalledWith({ proxy: { on: true } });
    for (const what of ['For a shell', 'For Claude Code’s settings.json', 'To undo'])
      fireEvent.click(screen.getByRole('button', { name: `Copy: ${what}` }));
    expect(called.copy.mock.calls).toEqual([['proxy_shell'], ['proxy_settings'], ['proxy_undo']]);
    expect(text()).toContain('export ENABLE_TOOL_SEARCH=true');
    expect(text()).toContain('unset ANTHROPIC_BASE_URL ENABLE_TOOL_SEARCH');
    await settled();
  });

  it('asks main for a key when the secret path is switched on, and shows a refusal', async () => {
    const called = await show(
      <Proxy />,
      (main) => void main.called.makeProxyKey.mockResolvedValue('The settings cannot be saved.'),
    );
    const onOff = screen.getByRole('switch', { name: 'Only Claude Code may use it (secret path)' });
    expect(text()).toContain('The lines for Claude Code change; put them in again.');
    fireEvent.click(onOff);
    await settled();
    expect(called.makeProxyKey).toHaveBeenCalledTimes(1);
    expect(called.changeSettings).not.toHaveBeenCalled();
    expect(text()).toContain('The settings cannot be saved.');
  });

  it('offers the line to undo beside the state where another program holds the port', async () => {
    const copies = () => screen.getAllByRole('button', { name: 'Copy: To undo' }).length;
    await show(<Proxy />, withReport({ state: { kind: 'failed', code: 'EADDRINUSE' } }));
    expect(copies()).toBe(1);
    document.body.replaceChildren();
    const holder = { user: 'mara' };
    await show(<Proxy />, withReport({ state: { kind: 'failed', code: 'EADDRINUSE', holder } }));
    expect(copies()).toBe(2);
  });

  it.each<[ProxyReport['state'], string]>([
    [{ kind: 'off' }, 'Off'],
    [{ kind: 'listening', port: 7868 }, 'Listening on 127.0.0.1:7868'],
    [{ kind: 'starting', again: false }, 'Starting'],
    [{ kind: 'starting', again: true }, 'It crashed and is restarting'],
    [{ kind: 'failed', code: 'EADDRINUSE' }, 'Another program uses this port.'],
    [{ kind: 'failed', code: 'EADDRINUSE', holder: { user: 'mara' } }, 'holds this port (user mara). If'],
    [{ kind: 'failed', code: 'EADDRINUSE', holder: { user: null } }, 'holds this port. If'],
    [{ kind: 'failed', code: 'EACCES' }, 'It can’t listen (EACCES).'],
  ])('shows the state %j', async (state, words) => {
    await show(<Proxy />, withReport({ state }));
    const [status] = screen.getAllByRole('status').filter(({ textContent }) => textContent !== '');
    expect(status?.textContent).toContain(words);
  });

  it('warns on a managed machine, and on a plan that may be managed', async () => {
    await show(<Proxy />);
    expect(text()).not.toContain('administrator');
    document.body.replaceChildren();
    await show(
      <Proxy />,
      withReport({ managed: { file: '/etc/claude-code/managed-settings.json', byPlan: true } }),
    );
    expect(text()).toContain('/etc/claude-code/managed-settings.json holds an organisation’s settings');
    document.body.replaceChildren();
    await show(<Proxy />, withReport({ managed: { file: null, byPlan: true } }));
    expect(text()).toContain('Team and Enterprise');
  });

  it.each([
    ['answers', 'The proxy answers.', null],
    ['silent', 'Nothing answers on this port.', 'alert'],
    ['stranger', /^Another program answers on this port \(user mara\), not Quotide\./, 'alert'],
  ] as const)('shows the result "%s" of a test', async (found, words, role) => {
    await show(<Proxy />, (main) => void main.called.testProxy.mockResolvedValue({ found, user: 'mara' }));
    fireEvent.click(screen.getByRole('button', { name: 'Test' }));
    await settled();
    expect(screen.getByText(words).closest('[role]')?.getAttribute('role')).toBe(role ?? 'status');
  });

  it('shows the counters, named for screen readers, and updates them', async () => {
    const called = await show(<Proxy />, withReport({ figures }));
    screen.getByRole('table', { name: 'Requests: 1,234. Cut off, not understood or lost: 9.' });
    const cell = (name: string) => screen.getByRole('rowheader', { name }).nextElementSibling?.textContent;
    expect(cell('Sent to Anthropic')).toBe('999 bytes');
    expect(cell('Received')).toBe('3.4 MB');
    expect(cell('Delay added, half of requests below')).toBe('54 μs');
    expect(cell('Delay added, 99 of 100 below')).toBe('1.2 ms');
    expect(cell('Answers with limits, all passed on')).toBe('1,200');
    expect(cell('Broken off by Claude Code')).toBe('7');
    expect(cell('Limits overtaken by newer ones unread')).toBe('30');
    expect(cell('Lost because Quotide was too busy, traffic not touched')).toBe('4');
    called.getProxy.mockResolvedValue({
      ...proxyReport,
      figures: { ...figures, requests: 1235, addedP50Us: null },
    });
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(cell('Requests')).toBe('1,235');
    expect(cell('Delay added, half of requests below')).toBe('none yet');
  });
});

describe('Statusline', () => {
  it('switches a part of the line on at its usual place, and colours', async () => {
    const called = await show(<Statusline />);
    fireEvent.click(screen.getByRole('switch', { name: /Whether it lasts/ }));
    expect(called.changeSettings).toHaveBeenCalledWith({ statusline: { segments: ['pace'] } });
    fireEvent.click(screen.getByRole('switch', { name: /Colours/ }));
    expect(called.changeSettings).toHaveBeenCalledWith({ statusline: { colour: true } });
  });

  it('shows the lines to add and to remove, and that there was no reading yet', async () => {
    const called = await show(<Statusline />);
    expect(text()).toContain('"command": "/opt/quotide statusline"');
    fireEvent.click(screen.getByRole('button', { name: 'Copy: For Claude Code’s settings.json' }));
    expect(called.copy).toHaveBeenCalledWith('statusline_settings');
    expect(text()).toContain('Remove statusLine');
    expect(text()).toContain('never');
    await settled();
  });

  it('contains the user’s earlier command, restores it, and shows the time of the last reading', async () => {
    const advice = statuslineAdvice('/opt/quotide', '~/bin/line', 'linux');
    const heardAt = Date.UTC(2026, 10, 24, 22, 15);
    const called = await show(
      <Statusline />,
      (main) => void main.called.getStatusline.mockResolvedValue({ ...statuslineReport, ...advice, heardAt }),
    );
    expect(text()).toContain("--chain '~/bin/line'");
    expect(text()).toContain('Your own line stays');
    fireEvent.click(screen.getByRole('button', { name: 'Copy: To undo' }));
    expect(called.copy).toHaveBeenCalledWith('statusline_before');
    expect(text()).toContain('22:15');
    await settled();
  });
});
