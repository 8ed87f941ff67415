// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../electron/core/settings';
import type { UpdateState } from '../../../electron/core/updates';
import { createPageClock } from '../../../renderer/clock';
import { PageContext } from '../../../renderer/page';
import { Updates } from '../../../renderer/settings/Updates';
import { SettingsContext } from '../../../renderer/settings/use-settings';
import { createSnapshotStore } from '../../../renderer/store';
import { fakeMain } from '../page';
import { normal } from '../samples';

const base: UpdateState = {
  ...{ version: '0.1.0', silence: 'off', way: 'deb', newer: null, inTray: false, answeredAt: null },
  ...{ canInstall: false, install: { kind: 'none' } },
};

async function show(change: Partial<UpdateState>) {
  const main = fakeMain(() => Promise.resolve(normal));
  const bridge = { ...main.bridge, getUpdates: vi.fn(() => Promise.resolve({ ...base, ...change })) };
  const page = { bridge, store: createSnapshotStore(), clock: createPageClock(document) };
  render(
    <PageContext value={page}>
      <SettingsContext value={defaultSettings}>
        <Updates />
      </SettingsContext>
    </PageContext>,
  );
  await act(() => Promise.resolve());
  return { main, bridge };
}

it.each(['no_feed', 'sources'] as const)(
  'where there is nobody to ask, there is no switch (%s)',
  async (silence) => {
    await show({ silence });
    expect(screen.queryByRole('switch')).toBeNull();
  },
);

it('the switch says what is sent, and is off by itself', async () => {
  const { main } = await show({});
  const control = screen.getByRole('switch', { name: 'Look for new versions' });
  expect((control as HTMLInputElement).checked).toBe(false);
  expect(document.body.textContent).toContain('Nothing about you');
  expect(screen.queryByRole('button')).toBeNull();
  fireEvent.click(control);
  expect(main.called.changeSettings).toHaveBeenCalledWith({ updates: { check: true } });
});

it('a new version is named, with how to get it and its page', async () => {
  const { bridge } = await show({ silence: null, newer: '0.2.0', answeredAt: 0 });
  expect(document.body.textContent).toContain('Version 0.2.0 is available');
  expect(document.body.textContent).toContain('.deb');
  const opened = vi.mocked(bridge.openReleases);
  fireEvent.click(screen.getByRole('button', { name: 'Open the page' }));
  expect(opened).toHaveBeenCalledOnce();
});

it('without one it says as of when', async () => {
  await show({ silence: null, answeredAt: 0 });
  expect(document.body.textContent).toMatch(/0\.1\.0 was the newest version, .+\./);
});
