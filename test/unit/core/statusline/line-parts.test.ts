import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STALE_AFTER_MS } from '../../../../electron/core/snapshot/snapshot';
import { fitLine } from '../../../../electron/core/statusline/fit-line';
import { SEGMENTS, type Segment } from '../../../../electron/core/statusline/line-choice';
import { linePartsOf, OLD_AFTER_MS, type LineInput } from '../../../../electron/core/statusline/line-parts';
import {
  emptyLineState,
  type LineState,
  type LineWindow,
} from '../../../../electron/core/statusline/line-state';
import { cellsOf } from '../../../../electron/cli/terminal/columns';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Wednesday. */
const NOW = Date.UTC(2026, 10, 25, 12, 0);
const RESET = NOW + 2 * HOUR;
const WEEK = NOW + 50 * HOUR;

const input = (more: Partial<LineInput> = {}): LineInput => ({
  windows: [fromClaude('five_hour', 42), fromClaude('seven_day', 17)],
  spend: null,
  cache: null,
  contextUsed: null,
  ...more,
});

function fromClaude(id: string, percent: number, more: object = {}) {
  const label = id === 'five_hour' ? '5-hour' : '7-day';
  return {
    id,
    label,
    percent,
    resetsAt: id === 'five_hour' ? RESET : WEEK,
    changedAt: NOW,
    observedAt: NOW,
    ...more,
  };
}

function fromApp(id: string, percent: number | null, more: Partial<LineWindow> = {}): LineWindow {
  return {
    id,
    label: id === 'five_hour' ? '5-hour' : id === 'seven_day' ? '7-day' : '7-day Fable',
    percent,
    resetsAt: id === 'five_hour' ? RESET : WEEK,
    observedAt: NOW - MINUTE,
    verdict: 'lasts',
    runsOutAt: null,
    ...more,
  };
}

const knowing = (more: Partial<LineState> = {}): LineState => ({
  ...emptyLineState,
  windows: [fromApp('five_hour', 42), fromApp('seven_day', 17), fromApp('seven_day_fable', 80)],
  ...more,
});

const line = (
  chosen: readonly Segment[],
  given: { input?: LineInput; state?: LineState; now?: number; width?: number; colour?: boolean } = {},
) => {
  const parts = linePartsOf(
    { input: given.input ?? input(), state: given.state ?? knowing(), now: given.now ?? NOW },
    chosen,
  );
  return fitLine(parts, given.width ?? null, given.colour ?? false);
};

describe('the status line', () => {
  it('the line without a choice has the numbers of Claude Code alone, in English, whatever the app knows', () => {
    const state = knowing({
      locale: { language: 'de-DE', timeZone: 'UTC' },
      mode: { text: 'niedrige Priorität', until: NOW + 1 },
    });
    expect(line([], { state, input: input({ spend: 104 }) })).toBe(
      '5h 42% · 7d 17% · spend 104% · niedrige Priorität',
    );
    expect(line([], { input: input({ windows: [] }) })).toBe('');
  });

  it('the line has the week of a model that only the app knows', () => {
    expect(line(['windows', 'scoped'])).toBe('5h 42% · 7d 17% · 7d Fable 80%');
  });

  it('the line has the chosen segments in their order, with the time of each reset', () => {
    expect(line(['scoped', 'windows', 'resets'])).toBe(
      '7d Fable 80% → Fri 14:00 · 5h 42% → 14:00 · 7d 17% → Fri 14:00',
    );
  });

  it('the line has the earliest run-out, or that all windows last, and nothing where no forecast is known', () => {
    expect(line(['pace'])).toBe('lasts');
    const windows = [
      fromApp('five_hour', 90, { verdict: 'runs_out', runsOutAt: NOW + HOUR }),
      fromApp('seven_day', 60, { verdict: 'runs_out', runsOutAt: NOW + 30 * HOUR }),
    ];
    expect(line(['pace'], { state: knowing({ windows }), input: input({ windows: [] }) })).toBe(
      '5h runs out 13:00',
    );
    const unknown = [fromApp('five_hour', 3, { verdict: 'unknown' }), fromApp('seven_day', 60)];
    expect(line(['pace'], { state: knowing({ windows: unknown }) })).toBe('');
    expect(line(['pace'], { state: emptyLineState })).toBe('');
    expect(line(['pace'], { now: NOW + HOUR, input: input({ windows: [] }) })).toBe('');
  });

  it('the line dates numbers that are older than 15 minutes, by the oldest of them', () => {
    const windows = [fromApp('five_hour', 42, { observedAt: NOW - 20 * MINUTE }), fromApp('seven_day', 17)];
    const given = { state: knowing({ windows }), input: input({ windows: [] }) };
    expect(line(['windows', 'age'], given)).toBe('5h 42% · 7d 17% · as of 11:40');
    expect(line(['windows', 'age'])).toBe('5h 42% · 7d 17%');
    const idle = input({ windows: [fromClaude('five_hour', 42, { observedAt: NOW - HOUR })] });
    expect(line(['windows', 'age'], { state: emptyLineState, input: idle })).toBe('5h 42% · as of 11:00');
    expect(OLD_AFTER_MS).toBe(STALE_AFTER_MS);
  });

  it('the line names the mode until it ends', () => {
    const state = knowing({ mode: { text: 'grace', until: NOW + MINUTE } });
    expect(line(['mode'], { state })).toBe('grace');
    expect(line(['mode'], { state, now: NOW + MINUTE })).toBe('');
  });

  it('the line has the clock of the prompt cache, by this computer’s clock', () => {
    const cache = (warm: boolean, expiresAt: number | null) => input({ cache: { warm, expiresAt } });
    const state = knowing({ aheadMs: HOUR });
    expect(line(['cache'], { state, input: cache(true, NOW + 35 * MINUTE) })).toBe('cache warm until 12:35');
    expect(line(['cache'], { input: cache(true, NOW) })).toBe('cache cold');
    expect(line(['cache'], { input: cache(false, null) })).toBe('cache cold');
    expect(line(['cache'], { input: cache(true, null) })).toBe('');
    expect(line(['cache'])).toBe('');
  });

  it('the line has the money of the input before that of the app, and the context', () => {
    expect(line(['spend', 'context'], { input: input({ spend: 104.2, contextUsed: 45 }) })).toBe(
      'spend 104% · context 45%',
    );
    expect(line(['spend'], { state: knowing({ spend: 34 }) })).toBe('spend 34%');
  });

  it.each([
    ['de', '5h reicht bis 13:00 · Stand 11:40 · Ausgaben 3% · Cache warm bis 12:35 · Kontext 45%'],
    ['ja', '5h は 13:00 まで · 11:40 時点 · 支出 3% · キャッシュ有効 12:35 まで · コンテキスト 45%'],
  ])('the line is in the language of the app: %s', (language, expected) => {
    const windows = [
      fromApp('five_hour', 90, { verdict: 'runs_out', runsOutAt: NOW + HOUR }),
      fromApp('seven_day', 2, { observedAt: NOW - 20 * MINUTE }),
    ];
    const state = knowing({ windows, locale: { language, timeZone: 'UTC', hour12: false } });
    const given = input({
      windows: [],
      spend: 3,
      cache: { warm: true, expiresAt: NOW + 35 * MINUTE },
      contextUsed: 45,
    });
    expect(line(['pace', 'age', 'spend', 'cache', 'context'], { state, input: given })).toBe(expected);
  });
});

describe('the newer of two numbers', () => {
  const shown = (mine: object, known: Partial<LineWindow>, aheadMs = 0) =>
    line(['windows'], {
      input: input({ windows: [fromClaude('five_hour', 54, mine)] }),
      state: knowing({ windows: [fromApp('five_hour', 61, known)], aheadMs }),
    });

  it('an idle session that draws its old line again changes nothing', () => {
    expect(shown({ changedAt: NOW - 3 * HOUR }, {})).toBe('5h 61%');
    expect(shown({}, {})).toBe('5h 61%');
    expect(shown({ changedAt: NOW - 3 * HOUR }, { percent: 40 })).toBe('5h 40%');
  });

  it('a session’s higher number that came after the app’s reading is shown', () => {
    expect(shown({}, { percent: 40 })).toBe('5h 54%');
  });

  it('a session’s number is compared by Anthropic’s clock', () => {
    expect(shown({ changedAt: NOW + HOUR - 2 * MINUTE }, { percent: 40 }, HOUR)).toBe('5h 40%');
  });

  it('the number of the later period is shown, and none of a period that has ended', () => {
    expect(shown({ resetsAt: RESET + 5 * HOUR }, {})).toBe('5h 54%');
    expect(shown({ resetsAt: NOW - HOUR }, {})).toBe('5h 61%');
    expect(shown({ resetsAt: NOW - HOUR }, { resetsAt: NOW - HOUR })).toBe('');
  });

  it('a session’s number is shown where the app knows none', () => {
    expect(shown({}, { percent: null, resetsAt: null })).toBe('5h 54%');
  });
});

describe('a line that is too long', () => {
  const full = input({ spend: 34, cache: { warm: true, expiresAt: NOW + 35 * MINUTE }, contextUsed: 45 });
  const state = knowing({
    windows: [
      fromApp('five_hour', 42, { observedAt: NOW - 20 * MINUTE }),
      fromApp('seven_day', 17),
      fromApp('seven_day_fable', 60),
    ],
    mode: { text: 'grace', until: NOW + HOUR },
  });
  const narrow = (width: number) => line(SEGMENTS, { state, input: { ...full, windows: [] }, width });

  it('the line loses its least important parts first, each as a whole', () => {
    const whole = line(SEGMENTS, { state, input: { ...full, windows: [] } });
    expect(whole).toBe(
      '5h 42% → 14:00 · 7d 17% → Fri 14:00 · 7d Fable 60% → Fri 14:00 · as of 11:40 · grace · spend 34% · cache warm until 12:35 · context 45%',
    );
    expect(narrow(whole.length)).toBe(whole);
    expect(narrow(whole.length - 1)).not.toContain('context');
    expect(narrow(90)).toBe(
      '5h 42% → 14:00 · 7d 17% → Fri 14:00 · 7d Fable 60% · as of 11:40 · grace · spend 34%',
    );
    expect(narrow(70)).toBe('5h 42% · 7d 17% · 7d Fable 60% · as of 11:40 · grace · spend 34%');
    expect(narrow(40)).toBe('5h 42% · 7d 17% · as of 11:40 · grace');
    expect(narrow(32)).toBe('5h 42% · 7d 17% · as of 11:40');
    expect(narrow(20)).toBe('5h 42% · as of 11:40');
  });

  it('the age goes with the last number that it dates', () => {
    expect(narrow(19)).toBe('');
    expect(narrow(1)).toBe('');
  });

  it('a limit that is nearly used up stays longest', () => {
    const hot = knowing({
      windows: [fromApp('five_hour', 42), fromApp('seven_day', 17), fromApp('seven_day_fable', 96)],
    });
    expect(line(SEGMENTS, { state: hot, input: input(), width: 13 })).toBe('7d Fable 96%');
    const week = knowing({ windows: [fromApp('five_hour', 42), fromApp('seven_day', 97)] });
    expect(line(SEGMENTS, { state: week, input: input(), width: 10 })).toBe('7d 97%');
  });

  it('the line never takes more cells than the terminal has, in any language, and each part is whole', () => {
    const runs = 200 * Number(process.env['QUOTIDE_LONG'] ?? 1);
    fc.assert(
      fc.property(
        fc.constantFrom('en', 'de', 'ja'),
        fc.integer({ min: 1, max: 200 }),
        fc.uniqueArray(fc.constantFrom(...SEGMENTS), { minLength: 1 }),
        fc.constantFrom('7-day Fable', '7-day 日本語モデル', '7-day Ümläut', '7-day 🦉'),
        fc.integer({ min: 0, max: 120 }),
        (language, width, chosen, label, percent) => {
          const locale = { language, timeZone: 'Asia/Tokyo' };
          const windows = [...state.windows.slice(0, 2), fromApp('seven_day_fable', percent, { label })];
          const given = { state: { ...state, locale, windows }, input: full };
          const parts = linePartsOf({ ...given, now: NOW }, chosen);
          const text = fitLine(parts, width, false);
          expect(cellsOf(text)).toBeLessThanOrEqual(width);
          const allowed = parts.flatMap((part) => [part.text, part.short?.text ?? part.text]);
          if (text !== '') for (const part of text.split(' · ')) expect(allowed).toContain(part);
        },
      ),
      { seed: 22, numRuns: runs },
    );
  });
});

describe('colours of the line', () => {
  it('the line has colours only when asked, and the same text without them', () => {
    const windows = [fromApp('five_hour', 85), fromApp('seven_day', 100), fromApp('seven_day_fable', 96)];
    const given = { state: knowing({ windows }), input: input({ windows: [] }) };
    const coloured = line(['windows', 'scoped'], { ...given, colour: true });
    expect(coloured).toContain('\u001b[33m5h 85%\u001b[0m');
    expect(coloured).toContain('\u001b[1;31m7d 100%\u001b[0m');
    expect(coloured).toContain('\u001b[31m7d Fable 96%\u001b[0m');
    const plain = line(['windows', 'scoped'], given);
    expect(coloured.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(plain);
    expect(plain).not.toContain('\u001b');
  });
});
