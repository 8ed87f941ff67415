// @vitest-environment happy-dom
import { fireEvent, screen, act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openPage } from './page';
import { normal } from './samples';

/** The page in the first run, once main has pushed it. */
async function openFirstRun() {
  const page = await openPage(normal);
  page.send('firstRun', true);
  await act(async () => {
    await Promise.resolve();
  });
  return page;
}

describe('the popover at the first run', () => {
  it('says where Quotide is and how to open it again, above the numbers', async () => {
    await openFirstRun();
    const line = screen.getByRole('complementary', { name: 'Quotide lives here.' });
    expect(line.textContent).toContain('Click the number to see this again.');
    expect(screen.getAllByRole('meter').length).toBeGreaterThan(0);
  });

  it('has the two switches, of which the alerts name their percents', async () => {
    const { called } = await openFirstRun();
    const alerts = screen.getByRole<HTMLInputElement>('switch', { name: /^Alerts at 80 and 95\s%$/ });
    expect(alerts.checked).toBe(true);
    fireEvent.click(alerts);
    expect(called.changeSettings).toHaveBeenCalledWith({ alerts: { on: false } });
    fireEvent.click(screen.getByRole('switch', { name: 'Open at login' }));
    expect(called.setAutostart).toHaveBeenCalledWith(true);
  });

  it('sends a sample alert, and shows how that ended', async () => {
    const { called } = await openFirstRun();
    called.testAlert.mockResolvedValueOnce('Notifications are off in the system.');
    fireEvent.click(screen.getByRole('button', { name: 'Send a sample alert' }));
    await act(async () => {
      await Promise.resolve();
    });
    expect(screen.getByText('Notifications are off in the system.')).toBeDefined();
  });

  it('ends by its button, and when main says so', async () => {
    const { called, send } = await openFirstRun();
    fireEvent.click(screen.getByRole('button', { name: 'Got it' }));
    expect(called.endFirstRun).toHaveBeenCalledTimes(1);
    send('firstRun', false);
    expect(screen.queryByText('Quotide lives here.')).toBeNull();
  });

  it('has no line at any other start', async () => {
    await openPage(normal);
    expect(screen.queryByText('Quotide lives here.')).toBeNull();
  });
});
