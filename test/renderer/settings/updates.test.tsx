// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../electron/core/settings/settings';
import type { UpdateState } from '../../../electron/core/updates/updates';
import { createPageClock } from '../../../renderer/state/clock';
import { PageContext } from '../../../renderer/state/page-context';
import { Updates } from '../../../renderer/settings/Updates';
import { SettingsContext } from '../../../renderer/settings/use-settings';
import { createSnapshotStore } from '../../../renderer/state/store';
import { fakeMain } from '../page';
import { normal } from '../samples';

const base: UpdateState = {
  version: '0.1.0',
  silence: 'off',
  way: 'deb',
  newer: null,
  inTray: false,
  answeredAt: null,
  isExpired: false,
  canInstall: false,
  install: { kind: 'none' },
};

async function show(change: Partial<UpdateState>, settings = defaultSettings) {
  const main = fakeMain(() => Promise.resolve(normal));
  const installUpdate = vi.fn(() => Promise.resolve());
  const bridge = {
    ...main.bridge,
    installUpdate,
    getUpdates: vi.fn(() => Promise.resolve({ ...base, ...change })),
  };
  const page = { bridge, store: createSnapshotStore(), clock: createPageClock(document) };
  render(
    <PageContext value={page}>
      <SettingsContext value={settings}>
        <Updates />
      </SettingsContext>
    </PageContext>,
  );
  await act(() => Promise.resolve());
  return { main, bridge };
}

it.each(['no_feed', 'sources'] as const)(
  'a build without a feed has no switch for updates (%s)',
  async (silence) => {
    await show({ silence });
    expect(screen.queryByRole('switch')).toBeNull();
  },
);

it('the switch for updates is off by default, and its note names what is sent', async () => {
  const { main } = await show({});
  const control = screen.getByRole('switch', { name: 'Check for updates' });
  expect((control as HTMLInputElement).checked).toBe(false);
  expect(document.body.textContent).toContain('Nothing about you');
  expect(screen.queryByRole('button')).toBeNull();
  fireEvent.click(control);
  expect(main.called.changeSettings).toHaveBeenCalledWith({ updates: { check: true } });
});

it('a new version is shown with the way to install it and its web page', async () => {
  const { bridge } = await show({ silence: null, newer: '0.2.0', answeredAt: 0 });
  expect(document.body.textContent).toContain('Version 0.2.0 is available');
  expect(document.body.textContent).toContain('.deb');
  const opened = vi.mocked(bridge.openReleases);
  fireEvent.click(screen.getByRole('button', { name: 'Open the page' }));
  expect(opened).toHaveBeenCalledOnce();
});

it('without a new version the time of the last answer is shown', async () => {
  await show({ silence: null, answeredAt: 0 });
  expect(document.body.textContent).toMatch(/0\.1\.0 was the newest version, .+\./);
});

const checking = { ...defaultSettings, updates: { check: true, install: false } };
const fetching = { ...defaultSettings, updates: { check: true, install: true } };
const FETCH = { name: 'Download updates' };

it('automatic installation is offered to a signed package while the check is on', async () => {
  const { main } = await show({ silence: null, canInstall: true }, checking);
  const control = screen.getByRole('switch', FETCH);
  expect((control as HTMLInputElement).checked).toBe(false);
  fireEvent.click(control);
  expect(main.called.changeSettings).toHaveBeenCalledWith({ updates: { install: true } });
});

it.each([
  ['not signed', {}, checking],
  ['not looking', { canInstall: true }, defaultSettings],
] as const)(
  'automatic installation is not offered to a package that is %s',
  async (_what, change, settings) => {
    await show({ silence: null, ...change }, settings);
    expect(screen.queryByRole('switch', FETCH)).toBeNull();
    expect(screen.getAllByRole('switch')).toHaveLength(1);
  },
);

const coming = { silence: null, newer: '0.2.0', canInstall: true, way: 'other' } as const;

it('a download shows its progress', async () => {
  await show({ ...coming, install: { kind: 'downloading', version: '0.2.0', percent: 42 } }, fetching);
  expect(document.body.textContent).toContain('Downloading, 42 %.');
});

it('a downloaded version restarts the app after a click', async () => {
  const { bridge } = await show({ ...coming, install: { kind: 'ready', version: '0.2.0' } }, fetching);
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(
    'Version 0.2.0 is ready – restart to update',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Restart and update' }));
  expect(bridge.installUpdate).toHaveBeenCalledOnce();
  expect(bridge.openReleases).not.toHaveBeenCalled();
});

it('a failed download shows its reason and the way to install it by hand', async () => {
  const { bridge } = await show(
    { ...coming, install: { kind: 'failed', version: '0.2.0', reason: 'signature' } },
    fetching,
  );
  expect(document.body.textContent).toContain('Its signature could not be confirmed');
  expect(document.body.textContent).toContain('put it in place of this one');
  fireEvent.click(screen.getByRole('button', { name: 'Open the page' }));
  expect(bridge.openReleases).toHaveBeenCalledOnce();
});

it('an answer that has expired is named in the place of the newest version', async () => {
  const settings = { ...defaultSettings, updates: { check: true, install: false } };
  await show({ silence: null, isExpired: true, answeredAt: 1 }, settings);
  expect(screen.getByRole('status').textContent).toMatch(/^The last answer was too old and was refused/);
});
