// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { HistoryReport } from '../../../electron/core/reports/history-report';
import { createPageClock } from '../../../renderer/state/clock';
import { Hits } from '../../../renderer/history/Hits';
import { PageContext } from '../../../renderer/state/page-context';
import { createSnapshotStore } from '../../../renderer/state/store';
import { fakeMain } from '../page';
import { HOUR, normal, NOW } from '../samples';

afterEach(cleanup);

function textOf(startSeen: boolean): string {
  const report: HistoryReport = {
    since: NOW - 24 * HOUR,
    until: NOW,
    firstAt: NOW - 48 * HOUR,
    windows: [],
    resets: [],
    hits: [
      {
        window: 'five_hour',
        from: NOW - 4 * HOUR,
        until: NOW - 2 * HOUR,
        startSeen,
        warnedMs: null,
        blockedMs: 2 * HOUR,
      },
    ],
    blockedMs: 2 * HOUR,
    alerts: [],
    gaps: [],
    periods: [],
    weekHours: null,
    warnings: null,
    ranges: null,
  };
  const store = createSnapshotStore();
  store.setState({ snapshot: normal });
  const { bridge } = fakeMain(() => Promise.resolve(normal));
  const { container } = render(
    <PageContext value={{ bridge, store, clock: createPageClock(document) }}>
      <Hits report={report} span={{ text: '24 h', isDates: false }} />
    </PageContext>,
  );
  return container.textContent.replace(/\s/g, ' ');
}

test('a limit that was found reached has a minimum duration, and one whose start was observed an exact one', () => {
  expect(textOf(false)).toContain('blocked at least 2 h in all');
  cleanup();
  const seen = textOf(true);
  expect(seen).toContain('blocked 2 h in all');
  expect(seen).not.toContain('at least');
});
