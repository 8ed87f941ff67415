// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { countActivity, type ActivityReport } from '../../../electron/core/reports/activity-report';
import { createPricer } from '../../../electron/core/prices/prices';
import { createCalendar } from '../../../electron/core/time/calendar';
import { wordsOf } from '../../../electron/core/i18n/words';
import { Cost, costText } from '../../../renderer/activity/Cost';
import { ShareTable } from '../../../renderer/activity/ShareTable';
import { createPageClock } from '../../../renderer/state/clock';
import { PageContext } from '../../../renderer/state/page-context';
import { createSnapshotStore } from '../../../renderer/state/store';
import { WorkNamesContext } from '../../../renderer/text/work-names';
import { useOf } from '../../fakes/token-use';
import { inLanguage } from '../in-language';
import { fakeMain } from '../page';
import { normal } from '../samples';

afterEach(cleanup);

const AT = useOf('a').at;

function reportOf(...projects: readonly string[]): ActivityReport {
  const query = { since: AT - 1000, until: AT + 1000, filter: { models: [], projects: [] } };
  const parts = {
    calendar: createCalendar('UTC'),
    beganAt: 0,
    priceOf: createPricer(),
    familyOf: () => 'opus',
  };
  const count = countActivity(query, parts);
  projects.forEach((project, index) => {
    const model = index === 0 ? 'glm-5' : 'claude-opus-5-5';
    count.add({ ...useOf(String(index), { project, model, onPlan: index > 0 }) });
  });
  return count.report();
}

function show(report: ActivityReport, kind: 'project' | 'model', isPrivate = false): void {
  const names = {
    isPrivate,
    project: (folder: string) => folder,
    branch: (key: string) => key,
    title: () => '',
    more: () => undefined,
  };
  const store = createSnapshotStore();
  store.setState({ snapshot: normal });
  const { bridge } = fakeMain(() => Promise.resolve(normal));
  render(
    <PageContext value={{ bridge, store, clock: createPageClock(document) }}>
      <WorkNamesContext value={names}>
        <ShareTable kind={kind} shares={kind === 'project' ? report.projects : report.models} rows={8} />
      </WorkNamesContext>
    </PageContext>,
  );
}

const REPOSITORY = '/home/mara/fennel';
const FOLDERS = [
  REPOSITORY,
  `${REPOSITORY}/.claude/worktrees/calm-fox`,
  `${REPOSITORY}/.claude/worktrees/wise-owl`,
];

test('a project shows its number of worktrees, and their shares after a click', () => {
  show(reportOf(...FOLDERS), 'project');
  expect(screen.getAllByRole('row')).toHaveLength(2);
  const split = screen.getByRole('button', { name: '2 worktrees' });
  expect(split.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(split);
  expect(screen.getAllByRole('row')).toHaveLength(5);
  for (const name of ['repository itself', 'calm-fox', 'wise-owl'])
    expect(screen.getByText(name)).toBeTruthy();
  fireEvent.click(split);
  expect(screen.getAllByRole('row')).toHaveLength(2);
});

test('worktrees are numbered in privacy mode', () => {
  show(reportOf(...FOLDERS), 'project', true);
  fireEvent.click(screen.getByRole('button', { name: '2 worktrees' }));
  expect(screen.queryByText('calm-fox')).toBeNull();
  expect(screen.getByText('worktree 2')).toBeTruthy();
});

test('a project without worktrees has no button to open', () => {
  show(reportOf(REPOSITORY), 'project');
  expect(screen.queryByRole('button')).toBeNull();
});

test('a row shows which responses the plan does not pay for', () => {
  show(reportOf(...FOLDERS), 'model');
  expect(screen.getAllByText('not on the plan')).toHaveLength(1);
  cleanup();
  show(reportOf(...FOLDERS), 'project');
  expect(screen.getByText('1 answer not on the plan')).toBeTruthy();
});

const priced = {
  costUsd: null,
  knownCostUsd: 41.2,
  unpriced: { messages: 3, tokens: 900 },
  ownPriced: 2,
};

test.each([
  ['en', '$41.20 and 3 answers of unknown price', 'own prices'],
  ['de', '41,20 $ und 3 Antworten mit unbekanntem Preis', 'eigene Preise'],
  ['ja', '$41.20と料金不明の応答 3 件', '独自料金'],
] as const)(
  'in "%s" a cost shows the known sum, the number of responses without a price, and own prices',
  (language, text, own) => {
    const store = createSnapshotStore();
    const snapshot = inLanguage(normal, language);
    store.setState({ snapshot });
    const { bridge } = fakeMain(() => Promise.resolve(snapshot));
    const { container } = render(
      <PageContext value={{ bridge, store, clock: createPageClock(document) }}>
        <Cost cost={priced} messages={9} />
      </PageContext>,
    );
    expect(container.textContent.replaceAll('\u00a0', ' ')).toBe(`${text}${own}`);
  },
);

test('a cost without any known price is unknown, not 0', () => {
  const words = wordsOf({ language: 'en-GB', timeZone: 'UTC' }).activity;
  const locale = { language: 'en-GB', timeZone: 'UTC' };
  expect(costText({ ...priced, knownCostUsd: 0 }, 3, locale, words)).toBe('price unknown');
  expect(costText({ ...priced, unpriced: { messages: 0, tokens: 0 } }, 3, locale, words)).toBe('$41.20');
});
