// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ActivityPage } from '../../../renderer/activity/ActivityPage';
import { Bars } from '../../../renderer/chart/Bars';
import { inLanguage } from '../in-language';
import { inPage, textOf } from '../in-page';
import { activityReport } from '../sample-reports';
import { HOUR, normal } from '../samples';

afterEach(cleanup);

const page = <ActivityPage query={new URLSearchParams('range=30d')} />;
const answers = { getActivity: () => Promise.resolve(activityReport()) };

test('the activity page shows each figure once: one table of places at a time, and no second view of the hours', async () => {
  const { container } = await inPage(page, { answers });
  const titles = () => [...container.querySelectorAll('h2')].map((title) => title.textContent);
  expect(titles()).toEqual(['Tokens a day', 'When you work', 'Token efficiency', 'Models', 'Projects']);
  fireEvent.click(screen.getByRole('radio', { name: 'Branches' }));
  expect(titles()).toEqual(['Tokens a day', 'When you work', 'Token efficiency', 'Models', 'Branches']);
});

test('totals are marked as partial while the transcripts are read, and only then', async () => {
  const partial = await inPage(page, { snapshot: { ...normal, scan: { done: 1, total: 4 } }, answers });
  expect(textOf(partial.container.querySelector('.facts'))).toContain('so far');
  expect(textOf(partial.container)).toContain('The totals are partial until all transcripts are read.');
  cleanup();
  const whole = await inPage(page, { answers });
  expect(textOf(whole.container)).not.toMatch(/so far|partial/);
});

test('the days below the bars are in the chosen language', async () => {
  const snapshot = {
    ...inLanguage(normal, 'de'),
    locale: { language: 'en-US', words: 'de', timeZone: 'UTC' },
  } as const;
  const { container } = await inPage(page, { snapshot, answers });
  const texts = [...container.querySelectorAll('[role="img"] text')].map((each) => each.textContent);
  expect(texts).toContain('Sa');
  expect(texts.join()).not.toMatch(/Sat|Mon|Tue/);
});

test.each([
  [24, ['00:00', '06:00', '12:00', '18:00']],
  [6, ['03:00']],
])('bars of %i hours have labels at hours such as 00, 06, 12 and 18', (count, expected) => {
  const bars = Array.from({ length: count }, (_, index) => {
    const hour = count === 24 ? index : 3 + index / 12;
    return {
      at: hour * HOUR,
      parts: [1],
      label: [`0${String(Math.floor(hour))}:00`.slice(-5)],
      hour: Math.floor(hour),
      text: '',
    };
  });
  return inPage(<Bars bars={bars} looks={['p-1']} height={100} format={String} summary="" />).then(
    ({ container }) => {
      const labels = [...container.querySelectorAll('text[text-anchor="middle"]')];
      const found = labels.map((each) => each.textContent);
      if (count === 24) expect(expected.every((each) => found.includes(each))).toBe(true);
      else expect(found).toEqual(expected);
    },
  );
});
