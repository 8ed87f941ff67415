// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HistoryReport } from '../../../electron/core/reports/history-report';
import { beganWithin, fromFirstReading } from '../../../renderer/chart/axis';
import { Chart } from '../../../renderer/chart/Chart';
import { Utilization } from '../../../renderer/history/Utilization';
import { inPage, textOf } from '../in-page';
import { weekReport } from '../sample-reports';
import { DAY, HOUR, NOW } from '../samples';

beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

const names: Readonly<Record<string, string>> = { five_hour: '5-hour', seven_day: '7-day' };
const chart = (report: HistoryReport, onZoom: (from: number, to: number) => void = () => undefined) => (
  <Chart
    report={report}
    hidden={[]}
    height={300}
    summary=""
    labelOf={(window) => names[window] ?? window}
    onZoom={onZoom}
  />
);

/** Ninety days, in which the 5-hour window is drawn as the peak of each day. */
function peakReport(): HistoryReport {
  const days = Array.from({ length: 90 }, (_, day) => NOW - (90 - day) * DAY);
  return {
    ...weekReport(),
    since: NOW - 90 * DAY,
    until: NOW,
    windows: [
      {
        window: 'five_hour',
        mode: 'peaks',
        bucketMs: DAY,
        segments: [
          {
            points: days.map((day, index) => ({ at: day - (day % DAY) + DAY / 2, value: index })),
            end: 'end',
          },
        ],
      },
    ],
  };
}

test('the card at the pointer has the moment, and a dot and a value for each window', async () => {
  const { container } = await inPage(chart(weekReport()));
  expect(container.querySelector('.readout')).toBeNull();
  fireEvent.pointerMove(screen.getByRole('slider'), { clientX: 152 });
  const card = container.querySelector('.readout');
  expect(textOf(card)).toMatch(/^\w{3} \d+ Nov, \d\d:\d\d/);
  expect(card?.querySelectorAll('.readout__dot')).toHaveLength(2);
  fireEvent.pointerLeave(screen.getByRole('slider'));
  expect(container.querySelector('.readout')).toBeNull();
});

test('a day of a long range is read out as its highest percent, without a time of day', async () => {
  const { container } = await inPage(chart(peakReport()));
  const slider = screen.getByRole('slider');
  fireEvent.keyDown(slider, { key: 'End' });
  fireEvent.keyDown(slider, { key: 'ArrowLeft' });
  expect(slider.getAttribute('aria-valuetext')?.replace(/\s/g, ' ')).toBe(
    'Fri 20 Nov · highest: 5-hour 89 %',
  );
  expect(textOf(container.querySelector('.readout'))).toBe('Fri 20 Nov5-hourhighest 89 %');
});

test('the reading ends when another range is chosen, and stays when the same range moves on', async () => {
  const { container, rerender } = await inPage(chart(peakReport()));
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'Home' });
  const moved = peakReport();
  rerender(chart({ ...moved, since: moved.since + 300_000, until: moved.until + 300_000 }));
  expect(container.querySelector('.chart__cross')).not.toBeNull();
  rerender(chart(weekReport()));
  expect(container.querySelector('.chart__cross')).toBeNull();
});

test('each line that reaches the present ends in a dot', async () => {
  const { container } = await inPage(chart(weekReport()));
  expect(container.querySelectorAll('.chart__end').length).toBe(0);
  const report = weekReport();
  const [window] = report.windows;
  if (window === undefined) throw new Error('no window');
  const live = {
    ...window,
    segments: [{ points: [{ at: report.until - HOUR, value: 22 }], end: 'end' as const }],
  };
  cleanup();
  const { container: now } = await inPage(chart({ ...report, windows: [live] }));
  expect(now.querySelectorAll('.chart__end')).toHaveLength(1);
});

test('the hint about zooming is in the legend until the first zoom, also after the page is opened again', async () => {
  const view = { preset: '7d', since: 0, until: 1, hidden: [], table: false } as const;
  const zoomed: number[] = [];
  const page = (
    <Utilization
      report={weekReport()}
      view={view}
      span="7 days"
      onChange={() => undefined}
      onZoom={(from) => zoomed.push(from)}
    />
  );
  const { container } = await inPage(page);
  expect(textOf(container.querySelector('.legend'))).toContain('Drag to zoom in');
  fireEvent.keyDown(screen.getByRole('slider'), { key: '+' });
  expect(zoomed).toHaveLength(1);
  expect(textOf(container.querySelector('.legend'))).not.toContain('Drag to zoom in');
  cleanup();
  const again = await inPage(page);
  expect(textOf(again.container.querySelector('.legend'))).not.toContain('Drag to zoom in');
});

test('chart and table are the two sides of one toggle, and the table has no legend and no scroll bar of its own', async () => {
  const changed: boolean[] = [];
  const view = { preset: '7d', since: 0, until: 1, hidden: [], table: true } as const;
  const { container } = await inPage(
    <Utilization
      report={weekReport()}
      view={view}
      span="7 days"
      onChange={({ table }) => changed.push(table)}
      onZoom={() => undefined}
    />,
  );
  const toggle = screen.getByRole('radiogroup', { name: 'View' });
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Table' }).checked).toBe(true);
  expect(toggle.textContent).toBe('ChartTable');
  fireEvent.click(screen.getByRole('radio', { name: 'Chart' }));
  expect(changed).toEqual([false]);
  expect(container.querySelector('.legend')).toBeNull();
  expect(container.querySelectorAll('tbody tr')).toHaveLength(24);
  fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(container.querySelectorAll('tbody tr').length).toBeGreaterThan(24);
});

test('the axis of the first days begins at the first reading, and is at least six hours long', () => {
  const report = weekReport();
  const { since, until } = report;
  expect(fromFirstReading(report).since).toBe(since);
  expect(fromFirstReading({ ...report, firstAt: until - 30 * HOUR }).since).toBe(until - 30 * HOUR);
  expect(fromFirstReading({ ...report, firstAt: until - HOUR }).since).toBe(until - 6 * HOUR);
  expect(beganWithin({ ...report, firstAt: null })).toBe(false);
});

test('a range in which readings began names that moment', async () => {
  const view = { preset: '7d', since: 0, until: 1, hidden: [], table: false } as const;
  const report = { ...weekReport(), firstAt: NOW - 2 * DAY };
  const { container } = await inPage(
    <Utilization report={report} view={view} span="" onChange={() => undefined} onZoom={() => undefined} />,
  );
  expect(textOf(container.querySelector('.panel__tools'))).toContain('Readings began Thu 19 Nov, 12:47.');
});
