import { beforeEach, expect, test, onTestFinished, vi } from 'vitest';
import { PacedMenu } from '../../../../electron/app/tray/paced-menu';

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
});

function open() {
  const shown: number[] = [];
  const menu = new PacedMenu<number>((each) => {
    shown.push(each);
  });
  return { menu, shown };
}

test('the tray’s menu shows each of the few changes of ordinary use at once', () => {
  const { menu, shown } = open();
  for (let change = 1; change <= 12; change += 1) {
    menu.show(change);
    expect(shown.at(-1)).toBe(change);
    vi.advanceTimersByTime(60_000);
  }
  expect(shown).toHaveLength(12);
});

test('an open menu of the tray stays as it is for five seconds while the numbers change all the time', () => {
  const { menu, shown } = open();
  const times: number[] = [];
  let seen = 0;
  for (let change = 1; change <= 600; change += 1) {
    menu.show(change);
    if (shown.length > seen) times.push(performance.now());
    seen = shown.length;
    vi.advanceTimersByTime(100);
    if (shown.length > seen) times.push(performance.now());
    seen = shown.length;
  }
  // Four at the start, then at most one in five seconds.
  const rests = times.slice(4).map((at, index) => at - (times[index + 3] ?? 0));
  expect(rests.length).toBeGreaterThan(9);
  for (const rest of rests) expect(rest).toBeGreaterThanOrEqual(5000);
});

test('the tray’s menu shows the newest change in the end', () => {
  const { menu, shown } = open();
  for (let change = 1; change <= 50; change += 1) menu.show(change);
  vi.advanceTimersByTime(5000);
  expect(shown.at(-1)).toBe(50);
  expect(vi.getTimerCount()).toBe(0);
});

test('a new icon of the tray gets its menu at once, and no older one after it', () => {
  const { menu, shown } = open();
  for (let change = 1; change <= 50; change += 1) menu.show(change);
  menu.showNow(51);
  vi.advanceTimersByTime(60_000);
  expect(shown.at(-1)).toBe(51);
});

test('a closed tray shows no menu that waited', () => {
  const { menu, shown } = open();
  for (let change = 1; change <= 50; change += 1) menu.show(change);
  const before = shown.length;
  menu.close();
  vi.advanceTimersByTime(60_000);
  expect(shown).toHaveLength(before);
});
