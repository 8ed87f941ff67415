// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createPricer } from '../../../electron/core/prices/prices';
import type { PromptTurns, SessionPrompts } from '../../../electron/core/sessions/prompts';
import { countSessions, type SessionRow } from '../../../electron/core/sessions/sessions-report';
import { defaultSettings } from '../../../electron/core/settings/settings';
import { noTokens } from '../../../electron/core/tokens/tokens';
import { createPageClock } from '../../../renderer/state/clock';
import { PageContext } from '../../../renderer/state/page-context';
import { HowComputed } from '../../../renderer/sessions/HowComputed';
import { SessionDetails } from '../../../renderer/sessions/SessionDetails';
import { SessionTable } from '../../../renderer/sessions/SessionTable';
import { readSessionsView } from '../../../renderer/sessions/view';
import { createSnapshotStore } from '../../../renderer/state/store';
import { useNamesOf, WorkNamesContext } from '../../../renderer/text/work-names';
import { useOf } from '../../fakes/token-use';
import { hostilePieces, unsafeIn } from '../../support/hostile-text';
import { inLanguage } from '../in-language';
import { fakeMain } from '../page';
import { normal } from '../samples';

afterEach(cleanup);

const projects = ['/home/mara/fennel'];
const none: readonly string[] = [];

function sessionWith(context: number): SessionRow {
  const parts = { now: 0, priceOf: createPricer(), titles: new Map([['s1', 'Mend the tray']]), periods: [] };
  const count = countSessions({ since: 0, until: Infinity }, parts);
  const tokens = { ...noTokens, input: 90_000, cacheRead: context - 90_000, output: 10 };
  count.add(useOf('a', { sessionId: 's1', project: '/home/mara/fennel', tokens }));
  const [row] = count.report().sessions;
  if (row === undefined) throw new Error('no session');
  return row;
}

const work = {
  turns: 2,
  tokens: { ...noTokens, output: 1200 },
  costUsd: 1.5,
  knownCostUsd: 1.5,
  unpriced: { messages: 0, tokens: 0 },
  ownPriced: 0,
  models: ['claude-opus-5-5'],
};
const prompt: PromptTurns = {
  id: 'p1',
  at: 0,
  lastAt: 0,
  text: 'Mend the icon',
  isCut: false,
  own: { ...work, tools: [{ name: 'Edit', calls: 3 }] },
  agents: { ...work, count: 2, turns: 7, tools: [{ name: 'Grep', calls: 1 }] },
};
const told = (...prompts: readonly PromptTurns[]): SessionPrompts => ({ sessionId: 's1', prompts, older: 0 });

function Named({ row }: { readonly row: SessionRow }) {
  return (
    <WorkNamesContext value={useNamesOf(projects, none)}>
      <SessionTable
        rows={[row]}
        liveId={null}
        view={readSessionsView(new URLSearchParams())}
        onOpen={() => undefined}
        onSort={() => undefined}
      />
      <SessionDetails row={row} isLive />
      <HowComputed />
    </WorkNamesContext>
  );
}

async function opened(row: SessionRow, snapshot = normal) {
  const store = createSnapshotStore();
  store.setState({ snapshot });
  const main = fakeMain(() => Promise.resolve(snapshot));
  const value = { bridge: main.bridge, store, clock: createPageClock(document) };
  const { container, unmount } = render(
    <PageContext value={value}>
      <Named row={row} />
    </PageContext>,
  );
  await act(() => Promise.resolve());
  const send = (name: 'session' | 'settings', what: unknown) => {
    act(() => {
      main.send(name, what);
    });
  };
  return { container, unmount, send, watched: main.called.watchSession };
}

test('a session shows its reasons with their advice, and its grade with the parts of it', async () => {
  const { container } = await opened(sessionWith(180_000));
  const reasons = [...container.querySelectorAll('.reasons li')].map(({ textContent }) => textContent);
  expect(reasons).toEqual([
    expect.stringMatching(/^The context holds 180\sk of 200\sk tokens\. Run \/compact, or start/),
    expect.stringMatching(/^A turn weighs 99\sk tokens on average\. Ask for smaller steps/),
  ]);
  expect(container.querySelector('.efficiency')?.textContent).toMatch(/^Grade \S+ .+Cache hits50Reuse/);
});

test('prompts appear as they arrive, merged, with sub-agents apart, and a long one can be opened', async () => {
  const { container, send, unmount, watched } = await opened(sessionWith(100_000));
  expect(watched).toHaveBeenLastCalledWith({ session: 's1', open: [] });
  expect(container.textContent).toContain('Reading the transcripts.');
  send('session', told({ ...prompt, id: 'p2', text: 'A long one', isCut: true }, prompt));
  send('session', { ...told(), sessionId: 'another' });
  const items = [...container.querySelectorAll('.prompt')].map(({ textContent }) => textContent);
  expect(items).toHaveLength(2);
  expect(items[1]).toMatch(/^Mend the icon.+2 turns · 1\.2\sk tokens · .*1\.50 · Opus 5\.5 · Tools: Edit ×3/);
  expect(items[1]).toMatch(/2 sub-agents with 7 turns · .+ · Tools: Grep$/);
  const long = screen.getByRole('button', { name: /A long one/ });
  fireEvent.click(long);
  expect(watched).toHaveBeenLastCalledWith({ session: 's1', open: ['p2'] });
  expect(long.getAttribute('aria-expanded')).toBe('true');
  unmount();
  expect(watched).toHaveBeenLastCalledWith(null);
});

test('privacy mode hides title, project and prompts, and counts as on until the settings arrive', async () => {
  const { container, send } = await opened(sessionWith(100_000));
  expect(container.textContent).toContain('Mend the tray');
  send('settings', { ...defaultSettings, privacy: { on: true } });
  send('session', told({ ...prompt, text: null }));
  expect(container.querySelector('tbody th')?.textContent).toBe('Session s1');
  expect(container.textContent).toContain('Project 1');
  expect(container.textContent).toContain('Prompt hidden');
  expect(container.innerHTML).not.toMatch(/Mend|fennel/);
});

test.each([
  ['en', 'How is this computed?', 'context = input + cache reads + cache writes', '75'],
  ['de', 'Wie wird das berechnet?', 'Kontext = Eingabe + Cache gelesen + Cache geschrieben', '75'],
  ['ja', '計算方法', 'コンテキスト = 直近の応答の 入力 + キャッシュ読み取り + キャッシュ書き込み', '75'],
] as const)('the panel of formulas has all of them in %s', async (language, ask, formula, share) => {
  const { container } = await opened(sessionWith(100_000), inLanguage(normal, language));
  const button = screen.getByRole('button', { name: ask });
  expect(container.querySelector('.how')).toBeNull();
  fireEvent.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  const how = container.querySelector('.how')?.textContent ?? '';
  for (const part of [formula, share, '0.25', '100', 'A+ 90'])
    expect(how).toContain(language === 'de' ? part.replace('0.25', '0,25') : part);
});

test('a session shows no invisible or direction character of its names', async () => {
  const text = `a${hostilePieces.join('b')}c`;
  const row = { ...sessionWith(100_000), id: text, title: text, project: `/home/mara/${text}`, model: text };
  const { container, send } = await opened(row);
  send('settings', defaultSettings);
  send('session', { ...told({ ...prompt, text: 'x' }), sessionId: text });
  const titles = [...container.querySelectorAll('[title]')].map((each) => each.getAttribute('title') ?? '');
  expect(container.textContent).toContain('[31m');
  for (const shown of [container.textContent, ...titles]) expect(unsafeIn(shown)).toEqual([]);
});

test('the share of a session is one of the 5-hour window, or of the week where there is none', async () => {
  const row = sessionWith(100_000);
  const share = (container: HTMLElement) => container.textContent;
  const first = await opened(row);
  expect(share(first.container)).toContain('5-hour share');
  first.unmount();
  const { container } = await opened(row, { ...normal, fiveHourLimit: 'none' });
  expect(share(container)).toContain('7-day share');
  expect(share(container)).not.toContain('5-hour share');
});
