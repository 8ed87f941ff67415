// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MachineState } from '../../../electron/core/machines/machine-use';
import { defaultSettings } from '../../../electron/core/settings/settings';
import { createPageClock } from '../../../renderer/state/clock';
import { PageContext } from '../../../renderer/state/page-context';
import { OtherMachines } from '../../../renderer/settings/machines/OtherMachines';
import { SettingsContext } from '../../../renderer/settings/use-settings';
import { createSnapshotStore } from '../../../renderer/state/store';
import { fakeMain } from '../page';
import { normal, NOW } from '../samples';

const settled = () => act(() => Promise.resolve());

async function show(hosts: readonly string[], machines: readonly MachineState[]) {
  const main = fakeMain(() => Promise.resolve(normal));
  main.called.getMachines.mockResolvedValue(machines);
  const store = createSnapshotStore();
  const page = { bridge: main.bridge, store, clock: createPageClock(document) };
  const { container } = render(
    <PageContext value={page}>
      <SettingsContext value={{ ...defaultSettings, machines: { hosts, hourly: false } }}>
        <OtherMachines />
      </SettingsContext>
    </PageContext>,
  );
  await settled();
  return { called: main.called, container };
}

const laptop: MachineState = {
  name: 'laptop',
  isListed: true,
  isAsked: false,
  responses: 12,
  importedAt: NOW,
  failure: null,
};

describe('the settings of other machines', () => {
  it('have only a field for a machine while there is none', async () => {
    const { called, container } = await show([], []);
    expect(container.querySelectorAll('button')).toHaveLength(0);
    const field = screen.getByLabelText('Add a machine');
    fireEvent.change(field, { target: { value: ' me@server ' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await settled();
    expect(called.changeSettings).toHaveBeenCalledWith({ machines: { hosts: ['me@server'] } });
    expect(called.askMachines).not.toHaveBeenCalled();
  });

  it('show what came from each machine, why one failed, and take both out again', async () => {
    const box: MachineState = {
      ...laptop,
      name: 'box',
      responses: 0,
      importedAt: null,
      failure: 'no_quotide',
    };
    const { called, container } = await show(['laptop', 'box'], [laptop, box]);
    expect(container.textContent).toContain('12 responses, as of');
    expect(container.textContent).toContain('There is no quotide command on box. Install Quotide there.');
    fireEvent.click(screen.getByRole('button', { name: 'Ask now' }));
    expect(called.askMachines).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole('button', { name: 'Remove box' }));
    expect(called.changeSettings).toHaveBeenCalledWith({ machines: { hosts: ['laptop'] } });
    fireEvent.click(screen.getByRole('button', { name: 'Forget its counts: laptop' }));
    expect(called.forgetMachine).toHaveBeenCalledWith('laptop');
    await settled();
  });
});
