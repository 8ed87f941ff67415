import { describe, expect, it } from 'vitest';
import { createLog } from '../../../../electron/app/log';
import { PortAlarm, type TakenPort } from '../../../../electron/app/proxy/port-alarm';
import type { PortTest } from '../../../../electron/core/proxy';
import { wordsOf } from '../../../../electron/core/i18n/words';
import { locale } from '../../core/make-snapshot';

const TAKEN = { kind: 'failed', code: 'EADDRINUSE' } as const;
const settled = () => new Promise((resolve) => setImmediate(resolve));

function alarm(test: (port: number) => Promise<PortTest>) {
  const raised: TakenPort[] = [];
  const made = new PortAlarm(test, createLog('error', Date.now, []));
  made.raised.listen((taken) => raised.push(taken));
  const follow = async (port: number, ...states: Parameters<PortAlarm['follow']>[1][]) => {
    for (const state of states) {
      made.follow(port, state);
      await settled();
    }
  };
  return { made, raised, follow };
}

describe('PortAlarm', () => {
  it('raises the alarm once while a stranger has the port, and again only after the proxy has listened', async () => {
    const { made, raised, follow } = alarm(() => Promise.resolve({ found: 'stranger', user: 'mara' }));
    await follow(7868, TAKEN, TAKEN, TAKEN);
    expect(raised).toEqual([{ port: 7868, user: 'mara' }]);
    expect(made.complete(TAKEN)).toEqual({ ...TAKEN, holder: { user: 'mara' } });
    // Off and on again is the same stretch.
    await follow(7868, { kind: 'off' }, { kind: 'starting', again: false }, TAKEN);
    expect(raised).toHaveLength(1);
    await follow(7868, { kind: 'listening', port: 7868 }, { kind: 'starting', again: true }, TAKEN, TAKEN);
    expect(raised).toHaveLength(2);
  });

  it('raises one alarm for each port that a stranger has', async () => {
    const { made, raised, follow } = alarm(() => Promise.resolve({ found: 'stranger', user: null }));
    await follow(7868, TAKEN);
    made.forget();
    await follow(7869, TAKEN, TAKEN);
    made.forget();
    await follow(7868, TAKEN);
    expect(raised.map(({ port }) => port)).toEqual([7868, 7869]);
  });

  it.each(['answers', 'silent'] as const)('raises no alarm where the test finds "%s"', async (found) => {
    const { made, raised, follow } = alarm(() => Promise.resolve({ found, user: null }));
    await follow(7868, TAKEN, TAKEN);
    expect(raised).toEqual([]);
    expect(made.complete(TAKEN)).toEqual(TAKEN);
  });

  it('raises no alarm for another failure than a taken port', async () => {
    const { raised, follow } = alarm(() => Promise.resolve({ found: 'stranger', user: 'mara' }));
    await follow(80, { kind: 'failed', code: 'EACCES' });
    expect(raised).toEqual([]);
  });

  it('drops the answer of a test that comes after the proxy has listened', async () => {
    const answers: ((test: PortTest) => void)[] = [];
    const { made, raised, follow } = alarm(() => new Promise((resolve) => answers.push(resolve)));
    await follow(7868, TAKEN, TAKEN, { kind: 'listening', port: 7868 });
    // One test at a time.
    expect(answers).toHaveLength(1);
    answers[0]?.({ found: 'stranger', user: 'mara' });
    await settled();
    expect(raised).toEqual([]);
    await follow(7868, TAKEN);
    expect(answers).toHaveLength(2);
    expect(made.complete(TAKEN)).toEqual(TAKEN);
  });
});

describe('the words about a stranger on the port', () => {
  it.each([
    [
      'en',
      'Claude Code may be sending its login to another program',
      '(user mara)',
      'Claude Code is sending its login',
    ],
    [
      'de',
      'Claude Code schickt sein Login vielleicht an ein anderes Programm',
      '(Benutzer mara)',
      'schickt Claude Code sein Login',
    ],
    [
      'ja',
      'Claude Code がログイン情報を別のプログラムに送っている可能性があります',
      '（ユーザー mara）',
      'ログイン情報をそのプログラムに送っています',
    ],
  ] as const)('say in %s what it means and whose program it is', (language, title, user, meaning) => {
    const { alarm: words, states, tests } = wordsOf({ ...locale, words: language }).proxy;
    expect(words.title).toBe(title);
    expect(states.stranger('mara')).toContain(meaning);
    for (const sentence of [words.body('7868', 'mara'), states.stranger('mara'), tests.stranger('mara')])
      expect(sentence).toContain(user);
    for (const sentence of [words.body('7868', null), states.stranger(null), tests.stranger(null)])
      expect(sentence).not.toMatch(/null|mara|\(|（/);
    expect(words.body('7868', null)).toContain('7868');
  });
});
