import { expect, it } from 'vitest';
import { programEnvironment, programInput } from '../../../../electron/core/alerts/program';
import { NOW } from '../make-snapshot';

it('the program’s input has the events and the text of the alert, and nothing else', () => {
  const event = {
    kind: 'window_reset',
    at: NOW,
    window: 'five_hour',
    value: 96,
    early: true,
    account: 'a',
  } as const;
  const alert = { title: 't', body: 'b', window: 'five_hour', account: 'a', urgency: 'normal' } as const;
  expect(programInput([event], alert)).toEqual({
    schema: 1,
    events: [{ ...event, at: '2026-11-21T12:47:00.000Z' }],
    alert: { title: 't', body: 'b' },
  });
  expect(programInput([], null)).toEqual({ schema: 1, events: [], alert: null });
});

it('the program’s environment has only the variables of an allow-list', () => {
  const env = {
    PATH: '/bin',
    HOME: '/h',
    LC_ALL: 'C',
    XDG_RUNTIME_DIR: '/run',
    DISPLAY: ':0',
    LANG: 'C',
    UNSET: undefined,
    QUOTIDE_DATA_DIR: '/q',
    ANTHROPIC_API_KEY: 'k',
    CLAUDE_CONFIG_DIR: '/c',
    AWS_SECRET: 's',
    NODE_OPTIONS: 'x',
    ELECTRON_RUN_AS_NODE: '1',
    LD_PRELOAD: 'x',
    Path: 'C:\\',
  };
  expect(Object.keys(programEnvironment(env, 'linux')).sort()).toEqual(
    ['DISPLAY', 'HOME', 'LANG', 'LC_ALL', 'PATH', 'XDG_RUNTIME_DIR'].sort(),
  );
  expect(programEnvironment({ Path: 'C:\\', SystemRoot: 'C:\\Windows' }, 'win32')).toEqual({
    Path: 'C:\\',
    SystemRoot: 'C:\\Windows',
  });
});
