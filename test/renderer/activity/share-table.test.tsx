// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { countActivity, type ActivityReport } from '../../../electron/core/activity/report';
import { createCalendar } from '../../../electron/core/calendar';
import { ShareTable } from '../../../renderer/activity/ShareTable';
import { createPageClock } from '../../../renderer/clock';
import { PageContext } from '../../../renderer/page';
import { createSnapshotStore } from '../../../renderer/store';
import { WorkNamesContext } from '../../../renderer/words/work-names';
import { useOf } from '../../fakes/token-use';
import { fakeMain } from '../page';
import { normal } from '../samples';

afterEach(cleanup);

const AT = useOf('a').at;

function reportOf(...projects: readonly string[]): ActivityReport {
  const query = { since: AT - 1000, until: AT + 1000, filter: { models: [], projects: [] } };
  const parts = { calendar: createCalendar('UTC'), beganAt: 0, costOf: () => null, familyOf: () => 'opus' };
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

test('a project says how many worktrees it has, and splits them when it is asked to', () => {
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

test('worktrees have numbers in privacy mode', () => {
  show(reportOf(...FOLDERS), 'project', true);
  fireEvent.click(screen.getByRole('button', { name: '2 worktrees' }));
  expect(screen.queryByText('calm-fox')).toBeNull();
  expect(screen.getByText('worktree 2')).toBeTruthy();
});

test('a project without worktrees has nothing to split', () => {
  show(reportOf(REPOSITORY), 'project');
  expect(screen.queryByRole('button')).toBeNull();
});

test('a row says which answers the plan does not pay for', () => {
  show(reportOf(...FOLDERS), 'model');
  expect(screen.getAllByText('not on the plan')).toHaveLength(1);
  cleanup();
  show(reportOf(...FOLDERS), 'project');
  expect(screen.getByText('1 answer not on the plan')).toBeTruthy();
});
