import { beforeEach, expect, test, onTestFinished, vi } from 'vitest';
import { DockIcon } from '../../../../electron/native/windows/dock-icon';

/** A Dock that ignores, as Electron does, that it is hidden within a second after it was shown. */
class Dock {
  isShown = false;
  #shownAt = 0;
  readonly show = (): Promise<void> => {
    this.isShown = true;
    this.#shownAt = performance.now();
    return Promise.resolve();
  };
  readonly hide = (): void => {
    if (performance.now() - this.#shownAt >= 1000) this.isShown = false;
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
});

test.each([0, 300, 999])('the icon leaves the Dock when the window closes %d ms after it opened', (ms) => {
  const dock = new Dock();
  const icon = new DockIcon(dock);
  icon.show();
  vi.advanceTimersByTime(ms);
  icon.hide();
  expect(dock.isShown).toBe(true);
  vi.advanceTimersByTime(1200);
  expect(dock.isShown).toBe(false);
});

test('the icon leaves the Dock at once when the window closes later', () => {
  const dock = new Dock();
  const icon = new DockIcon(dock);
  icon.show();
  vi.advanceTimersByTime(5000);
  icon.hide();
  expect(dock.isShown).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

test('the icon stays in the Dock when the window opens again at once', () => {
  const dock = new Dock();
  const icon = new DockIcon(dock);
  icon.show();
  vi.advanceTimersByTime(50);
  icon.hide();
  icon.show();
  vi.advanceTimersByTime(60_000);
  expect(dock.isShown).toBe(true);
});

test('a system without a Dock gets no timer', () => {
  const icon = new DockIcon(undefined);
  icon.show();
  icon.hide();
  expect(vi.getTimerCount()).toBe(0);
});
