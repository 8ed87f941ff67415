// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { HistoryReport } from '../../../electron/core/reports/history-report';
import { createPageClock } from '../../../renderer/state/clock';
import { Forecast } from '../../../renderer/history/Forecast';
import { PageContext } from '../../../renderer/state/page-context';
import { createSnapshotStore } from '../../../renderer/state/store';
import { inLanguage } from '../in-language';
import { fakeMain } from '../page';
import { normal } from '../samples';

afterEach(cleanup);

type Shown = Pick<HistoryReport, 'warnings' | 'ranges'>;

function panel(shown: Shown, snapshot = normal) {
  const store = createSnapshotStore();
  store.setState({ snapshot });
  const { bridge } = fakeMain(() => Promise.resolve(snapshot));
  const { container } = render(
    <PageContext value={{ bridge, store, clock: createPageClock(document) }}>
      <Forecast hits={[]} {...shown} />
    </PageContext>,
  );
  return container;
}

test('the forecast panel shows a box for each warning, and the share of ranges that held', () => {
  const shown = panel({ warnings: { cameTrue: 3, all: 4 }, ranges: { held: 41, all: 50 } });
  expect(shown.textContent).toContain('3 of 4 run-out warnings came true in the last 90 days.');
  expect(shown.textContent).toMatch(/82\s% of 50 forecasts had the result in their range; 8 in 10 should\./);
  expect(shown.querySelectorAll('.box')).toHaveLength(4);
  expect(shown.querySelectorAll('.box--full')).toHaveLength(3);
});

test('the forecast panel shows the share of ranges without any warning, too', () => {
  const shown = panel({ warnings: null, ranges: { held: 1, all: 1 } });
  expect(shown.textContent).toContain('No warning has been given yet');
  expect(shown.textContent).toMatch(/100\s% of 1 forecast had/);
});

test('the forecast panel shows no share before a range could be judged', () => {
  const shown = panel({ warnings: null, ranges: null });
  expect(shown.querySelectorAll('p')).toHaveLength(1);
});

test.each([
  ['de', /^Bei 82\s% von 1\.050 Vorhersagen lag/],
  ['ja', /^予測 1050 件の82\s%で/],
] as const)('the forecast panel has its words in %s', (language, said) => {
  const snapshot = inLanguage(normal, language);
  const shown = panel({ warnings: null, ranges: { held: 861, all: 1050 } }, snapshot);
  expect([...shown.querySelectorAll('p')].at(-1)?.textContent).toMatch(said);
});
