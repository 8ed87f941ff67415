import { describe, expect, it } from 'vitest';
import { emptyLineState, type LineState } from '../../electron/core/statusline/line-state';
import { ask, serve, STARTED, statuslinePlaces, withoutRuntime } from './support/statusline-way';

const INPUT = JSON.stringify({
  session_id: 'a',
  rate_limits: { five_hour: { used_percentage: 96, resets_at: 4_000_000_000 } },
});
const later = Date.now() + 3_600_000;
const knowing: LineState = {
  ...emptyLineState,
  segments: ['windows', 'scoped'],
  windows: [
    {
      id: 'seven_day_fable',
      label: '7-day Fable',
      percent: 31,
      resetsAt: later,
      observedAt: Date.now(),
      verdict: 'lasts',
      runsOutAt: null,
    },
  ],
  mode: { text: 'it’s "grace"', until: later },
};

describe('the words of quotide statusline, while the app runs', () => {
  it('quotide statusline gives the app its flags, the width of the terminal and NO_COLOR', async () => {
    const places = statuslinePlaces();
    await serve(places, { state: () => knowing });
    const launcher = withoutRuntime(places);
    const line = async (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
      const { out, err } = await ask(launcher, places, INPUT, {
        args,
        env: { COLUMNS: undefined, NO_COLOR: undefined, ...env },
      });
      return err + out.toString();
    };
    expect(await line([])).toBe('5h 96% · 7d Fable 31%\n');
    expect(await line([], { COLUMNS: '10' })).toBe('5h 96%\n');
    expect(await line(['--width=10'], { COLUMNS: '200' })).toBe('5h 96%\n');
    expect(await line(['--segments', 'scoped,mode'])).toBe('7d Fable 31% · it’s "grace"\n');
    expect(await line(['--color', 'always', '--segments=windows'])).toBe('\u001b[31m5h 96%\u001b[0m\n');
    expect(await line(['--color', 'always', '--segments=windows'], { NO_COLOR: '1' })).toBe('5h 96%\n');
  });

  it.each([
    ['--chain', 'cat'],
    ['--width', '80', '--chain=cat'],
    ['--nonsense'],
    ['--segments', 'nothing'],
    ['--help'],
  ])('quotide statusline starts the runtime for the words %s %s %s', async (...args) => {
    const places = statuslinePlaces();
    await serve(places);
    const { out } = await ask(withoutRuntime(places), places, INPUT, { args });
    expect(out.toString()).toBe(`${STARTED}\n${INPUT}`);
  });
});
