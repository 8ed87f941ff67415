// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../electron/core/settings/settings';
import { createPageClock } from '../../../renderer/state/clock';
import { PageContext } from '../../../renderer/state/page-context';
import { Settings } from '../../../renderer/settings/Settings';
import { createSnapshotStore } from '../../../renderer/state/store';
import { fakeMain } from '../page';
import { snapshots } from '../snapshots';

const settled = () => act(() => Promise.resolve());

/** Renders the whole settings page with a snapshot of three accounts. */
async function openSettings({ section = 'general', settings = defaultSettings } = {}) {
  const main = fakeMain(() => Promise.resolve(snapshots.accounts));
  main.called.getSettings.mockResolvedValue(settings);
  const store = createSnapshotStore();
  store.setState({ snapshot: snapshots.accounts });
  const page = { bridge: main.bridge, store, clock: createPageClock(document) };
  const { container } = render(
    <PageContext value={page}>
      <Settings section={section} />
    </PageContext>,
  );
  await settled();
  const send = (value: unknown) => {
    act(() => {
      main.send('settings', value);
    });
  };
  return { container, send, called: main.called };
}

const sectionNamed = (name: string) => within(screen.getByRole('region', { name }));
const radio = (group: string, name: string) =>
  within(screen.getByRole('radiogroup', { name: group })).getByRole<HTMLInputElement>('radio', { name });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('Settings', () => {
  it('shows nothing until main has sent the settings', async () => {
    const main = fakeMain(() => Promise.resolve(snapshots.normal));
    main.called.getSettings.mockReturnValue(new Promise(() => undefined));
    const page = { bridge: main.bridge, store: createSnapshotStore(), clock: createPageClock(document) };
    const { container } = render(
      <PageContext value={page}>
        <Settings section="general" />
      </PageContext>,
    );
    await settled();
    expect(container.innerHTML).toBe('');
    expect(main.called.changeSettings).not.toHaveBeenCalled();
  });

  it('scrolls to the section of the address, focuses its heading and marks its link', async () => {
    const scrolled: string[] = [];
    Element.prototype.scrollIntoView = function scrollIntoView(this: Element) {
      scrolled.push(this.id);
    };
    const { container } = await openSettings({ section: 'tray' });
    expect(scrolled).toEqual(['tray']);
    expect(document.activeElement?.id).toBe('tray-h');
    const current = container.querySelectorAll('.toc [aria-current]');
    expect([...current].map((link) => link.getAttribute('href'))).toEqual(['#/settings/tray']);
  });

  it('has a section for each link in its table of contents, in the same order', async () => {
    const { container } = await openSettings();
    const links = [...container.querySelectorAll('.toc a')].map((link) => link.getAttribute('href'));
    const sections = [...container.querySelectorAll('.settings section')].map(({ id }) => `#/settings/${id}`);
    expect(links.length).toBeGreaterThan(5);
    // Live data has sections of its own below its heading.
    expect(sections.filter((address) => links.includes(address))).toEqual(links);
  });

  it('has its sections in the order of use', async () => {
    const { container } = await openSettings();
    const titles = [...container.querySelectorAll('.toc a')].map((link) => link.textContent);
    expect(titles).toEqual([
      'General',
      'Tray',
      'Alerts',
      'Accounts',
      'Readings',
      'Live data',
      'Other machines',
      'Data',
      'Metrics',
      'Estimate',
      'Self-check',
    ]);
  });

  it('marks the section that was scrolled to, and again the one of the address after a jump', async () => {
    Element.prototype.scrollIntoView = () => undefined;
    const { container } = await openSettings({ section: 'tray' });
    const marked = () => container.querySelector('.toc [aria-current]')?.getAttribute('href');
    const tops: Readonly<Record<string, number>> = {
      general: -900,
      tray: -500,
      alerts: -20,
      accounts: 900,
      readings: 1000,
    };
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function box(this: Element) {
      return { top: tops[this.id] ?? 2000 } as DOMRect;
    });
    act(() => {
      fireEvent.scroll(container);
    });
    expect(marked()).toBe('#/settings/alerts');
    vi.restoreAllMocks();
  });

  it.each(['proxy', 'statusline'])('lists the address settings/%s under live data', async (section) => {
    Element.prototype.scrollIntoView = () => undefined;
    const { container } = await openSettings({ section });
    expect(container.querySelector('.toc [aria-current]')?.textContent).toBe('Live data');
    expect(document.activeElement?.id).toBe(`${section}-h`);
  });

  it('switches the mini view on, and offers clicks through it only then', async () => {
    const { called } = await openSettings({ section: 'tray' });
    expect(screen.queryByRole('switch', { name: 'Clicks go through the mini view' })).toBeNull();
    fireEvent.click(screen.getByRole('switch', { name: 'Mini view' }));
    expect(called.changeSettings).toHaveBeenLastCalledWith({ mini: { on: true } });
  });

  it('shows Used or Left once, for screen and tray', async () => {
    const { called } = await openSettings();
    expect(screen.getAllByRole('radiogroup', { name: 'Show usage as' })).toHaveLength(1);
    fireEvent.click(radio('Show usage as', 'Left'));
    expect(called.changeSettings.mock.calls).toEqual([
      [{ appearance: { amount: 'left' }, tray: { amount: 'left' } }],
    ]);
  });

  it('has the alerts in one group, and those of each window behind a line', async () => {
    const { container } = await openSettings();
    const labels = [...container.querySelectorAll('#alerts > .list > .set')].map((row) =>
      row.classList.contains('set--heading')
        ? row.textContent
        : row.querySelector('.what > span')?.textContent,
    );
    expect(labels.slice(0, 9)).toEqual([
      'Alerts',
      'Notify me',
      'Thresholds',
      'Runs out',
      'Limit reached',
      'Reset',
      'Reset alert above',
      'Early reset',
      'Login lost',
    ]);
    const more = container.querySelector('#alerts details');
    expect(more?.querySelector('summary')?.textContent).toBe('Per window…');
    expect(more?.textContent).toContain('5-hour window');
  });

  it('gives every control of the page a name', async () => {
    const { container } = await openSettings();
    const controls = container.querySelectorAll('input, select, button');
    expect(controls.length).toBeGreaterThan(40);
    const names = [...controls].map((control) => {
      const ids = control.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const labelled = ids.map((id) => document.getElementById(id)?.textContent ?? '').join('');
      return labelled || control.getAttribute('aria-label') || control.closest('label, button')?.textContent;
    });
    expect(names.filter((name) => !name)).toEqual([]);
  });
});

describe('a control of the settings page', () => {
  it('sends only its own part of the settings when a radio button is chosen', async () => {
    const { called } = await openSettings();
    fireEvent.click(radio('Appearance', 'Dark'));
    expect(called.changeSettings.mock.calls).toEqual([[{ appearance: { theme: 'dark' } }]]);
  });

  it('sends the value of the chosen option of a select box, and null for the automatic one', async () => {
    const { called } = await openSettings({
      settings: { ...defaultSettings, refresh: { ...defaultSettings.refresh, everyS: 300 } },
    });
    const every = sectionNamed('Readings').getByRole('combobox');
    fireEvent.change(every, { target: { value: '600' } });
    fireEvent.change(every, { target: { value: '' } });
    expect(called.changeSettings.mock.calls).toEqual([
      [{ refresh: { everyS: 600 } }],
      [{ refresh: { everyS: null } }],
    ]);
  });

  it('sends true when a switch is switched on', async () => {
    const { called } = await openSettings();
    fireEvent.click(screen.getByRole('switch', { name: 'Play a sound' }));
    expect(called.changeSettings.mock.calls).toEqual([[{ alerts: { sound: true } }]]);
  });

  it('sends a number on Enter, and takes the old one back on Escape', async () => {
    const { called } = await openSettings();
    const minutes = screen.getByRole<HTMLInputElement>('textbox', { name: /^Keep/ });
    fireEvent.change(minutes, { target: { value: '12' } });
    fireEvent.keyDown(minutes, { key: 'Escape' });
    expect(minutes.value).toBe('5');
    fireEvent.change(minutes, { target: { value: '12' } });
    fireEvent.keyDown(minutes, { key: 'Enter' });
    await settled();
    expect(called.changeSettings.mock.calls).toEqual([[{ popover: { keepMinutes: 12 } }]]);
  });

  it('sends the folder of the account that is to be shown', async () => {
    const { called } = await openSettings();
    fireEvent.click(screen.getByRole('button', { name: /~\/\.claude-work/ }));
    expect(called.changeSettings.mock.calls).toEqual([
      [{ accounts: { chosenDir: '/home/mara/.claude-work' } }],
    ]);
  });

  it('sends the keys of a shortcut that are pressed after its button', async () => {
    const { called } = await openSettings();
    const button = screen.getByRole('button', { name: 'None' });
    fireEvent.keyDown(button, { key: 'q', code: 'KeyQ', altKey: true });
    expect(called.changeSettings).not.toHaveBeenCalled();
    fireEvent.click(button);
    fireEvent.keyDown(button, { key: 'q', code: 'KeyQ', altKey: true, shiftKey: true });
    expect(called.changeSettings.mock.calls).toEqual([[{ popover: { shortcut: 'Alt+Shift+Q' } }]]);
  });

  it('shows its new value only after main has pushed the changed settings', async () => {
    const { send } = await openSettings();
    fireEvent.click(radio('Appearance', 'Dark'));
    await settled();
    expect(radio('Appearance', 'System').checked).toBe(true);
    send({ ...defaultSettings, appearance: { ...defaultSettings.appearance, theme: 'dark' } });
    expect(radio('Appearance', 'Dark').checked).toBe(true);
  });

  it('shows the reason for which main refused the change, beside itself and for screen readers', async () => {
    const { called } = await openSettings();
    called.changeSettings.mockResolvedValue('Choose 1 to 60 minutes.');
    const minutes = screen.getByRole<HTMLInputElement>('textbox', { name: /^Keep/ });
    fireEvent.change(minutes, { target: { value: 'x' } });
    fireEvent.blur(minutes);
    await settled();
    expect(called.changeSettings.mock.calls).toEqual([[{ popover: { keepMinutes: -1 } }]]);
    expect(minutes.value).toBe('5');
    expect(minutes.getAttribute('aria-invalid')).toBe('true');
    const described = minutes.getAttribute('aria-describedby')?.split(' ') ?? [];
    const texts = described.map((id) => document.getElementById(id)?.textContent);
    expect(texts).toContain('Choose 1 to 60 minutes.');
  });
});

describe('a value that the settings page does not know', () => {
  it('stays in the list of windows of the tray, under its id, so that it is not lost', async () => {
    await openSettings({
      settings: { ...defaultSettings, tray: { ...defaultSettings.tray, window: 'seven_day_cinder' } },
    });
    const list = sectionNamed('Tray').getByRole<HTMLSelectElement>('combobox', { name: 'Window' });
    expect(list.value).toBe('seven_day_cinder');
    expect(list.selectedOptions[0]?.textContent).toBe('seven_day_cinder');
  });

  it('stays in the list of minutes between requests, in its order', async () => {
    await openSettings({
      settings: { ...defaultSettings, refresh: { ...defaultSettings.refresh, everyS: 420 } },
    });
    const list = sectionNamed('Readings').getByRole<HTMLSelectElement>('combobox');
    expect(list.value).toBe('420');
    expect([...list.options].map(({ value }) => value)).toEqual([
      '',
      '180',
      '300',
      '420',
      '600',
      '900',
      '1800',
      '3600',
    ]);
  });

  it('is named as unknown where an account has no login', async () => {
    const { container } = await openSettings();
    const row = [...container.querySelectorAll('#accounts .set')].find((each) =>
      each.textContent.includes('/srv/claude'),
    );
    expect(row?.textContent).toContain('no login found yet');
  });
});
