// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Bridge } from '../../electron/ipc/contract';
import { createPageClock } from '../../renderer/state/clock';
import { PageContext, useNowBy } from '../../renderer/state/page-context';
import { createSnapshotStore } from '../../renderer/state/store';
import { NOW } from './samples';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('a component with a step of a minute renders once a minute, while the clock ticks each second', () => {
  const clock = createPageClock(document);
  const drawn: number[] = [];
  function Large(): ReactElement | null {
    drawn.push(useNowBy(MINUTE));
    return null;
  }
  render(
    <PageContext value={{ bridge: {} as Bridge, store: createSnapshotStore(), clock }}>
      <Large />
    </PageContext>,
  );
  const start = Math.floor(NOW / MINUTE) * MINUTE;
  act(() => {
    clock.sync(start);
  });
  for (let second = 0; second < 125; second += 1)
    act(() => {
      vi.advanceTimersByTime(1000);
    });
  expect(drawn).toEqual([0, start, start + MINUTE, start + 2 * MINUTE]);
});
