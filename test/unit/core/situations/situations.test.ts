import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatClock } from '../../../../electron/core/text/format';
import type { ShownSnapshot, WindowView } from '../../../../electron/core/snapshot/snapshot-types';
import type { ExtraUsage } from '../../../../electron/core/usage/usage';
import { keepFormatters } from '../../../support/kept-formatters';
import { HOUR, MINUTE, NOW } from '../make-snapshot';
import { MODE_RESET, situations } from './generated';
import { plain, surfacesOf, type Surfaces } from './surfaces';
import { words } from './words';

const runs = { seed: 20261130, numRuns: process.env['QUOTIDE_LONG'] ? 40_000 : 2500 };

const languageOf = ({ locale }: ShownSnapshot) => locale.language.slice(0, 2) as keyof typeof words;

/** The windows that can stop their user. */
const limits = ({ windows }: ShownSnapshot) => windows.filter(({ id }) => id !== 'cinder_cove');
const isFull = ({ severity, phase }: WindowView) => severity === 'reached' && phase !== 'reset_due';
const goesOn = ({ limitMode }: ShownSnapshot) => (limitMode?.mode ?? 'normal') !== 'normal';
const highOf = ({ pace, phase, stale }: WindowView) =>
  phase === 'running' && !stale ? (pace.atReset?.high ?? 0) : 0;

/**
 * What pays at the limit, computed without the app's code: extra usage that is on, with money left where that is known.
 */
function pays(extra: ExtraUsage | null): boolean {
  if (extra === null || !extra.enabled || extra.userDisabled || extra.disabledReason !== null) return false;
  const { used, limit, balance } = extra;
  const left = used !== null && limit !== null ? [limit.amount - used.amount] : [];
  if (balance !== null) left.push(balance.amount);
  return left.every((amount) => amount > 0);
}

/** The number on screen: 100 only for 100 and more, and never 0 for a small use. */
function wholeOf(used: number): string {
  if (used > 0 && used < 1) return '<1';
  return String(used >= 99 && used < 100 ? 99 : Math.round(used));
}
const leftOf = (used: number) =>
  used > 0 && used < 1 ? '99' : String(Math.max(0, 100 - Number(wholeOf(used))));

const percents = (text: string) =>
  [...text.matchAll(/(\d+(?:[.,]\d+)?)\s?(?:%|percent|Prozent|パーセント)/g)].map(([, number]) =>
    Number((number ?? '').replace(',', '.')),
  );

/** All sentences, in the language of the screen. */
const sentencesOf = ({ verdict, alerts, rows }: Surfaces) => [
  verdict,
  ...alerts,
  ...rows.flatMap(({ hint }) => hint ?? []),
];
const everything = (all: Surfaces) => [
  ...sentencesOf(all),
  all.tooltip,
  ...all.menu,
  ...all.rows.map(({ spoken }) => spoken),
  all.terminal,
  all.watch,
  all.statusline,
  plain(all.tray.darwin.title),
  plain(all.tray.win32.tooltip),
];

interface Case {
  readonly given: ShownSnapshot;
  readonly all: Surfaces;
}

/** Each situation is rendered once, and used by all tests. */
const cases: Case[] = [];

beforeAll(() => {
  const restore = keepFormatters();
  for (const given of fc.sample(situations, runs)) cases.push({ given, all: surfacesOf(given) });
  return restore;
}, 600_000);

/** Runs a check on every situation; the first that fails is printed with its texts. */
function always(check: (all: Surfaces) => void): void {
  for (const [index, { given, all }] of cases.entries()) {
    try {
      check(all);
    } catch (error) {
      const texts = [
        all.verdict,
        all.tooltip,
        ...all.alerts,
        all.terminal,
        ...all.rows.map(({ spoken }) => spoken),
      ];
      throw new Error(`situation ${String(index)}: ${texts.join('\n')}\n${JSON.stringify(given)}`, {
        cause: error,
      });
    }
  }
}

describe('all surfaces in every situation', () => {
  test('are tested in as many generated situations as the world has', () => {
    const seen = new Set<string>();
    always(({ shown, verdict }) => {
      const own = words[languageOf(shown)];
      seen.add(own.calm.test(verdict) ? 'fine' : own.calmFor.test(verdict) ? 'fine for now' : 'not fine');
      seen.add(shown.verdict.tone);
      if (goesOn(shown)) seen.add('goes on');
      if (limits(shown).some(isFull)) seen.add(pays(shown.extraUsage) ? 'full, and something pays' : 'full');
      for (const window of shown.windows) {
        seen.add(window.phase);
        if (window.source === 'local_estimate') seen.add('estimate');
      }
    });
    expect([...seen].sort()).toEqual(
      [
        ...['fine', 'fine for now', 'not fine', 'full', 'full, and something pays', 'estimate', 'goes on'],
        ...['normal', 'muted', 'warning', 'critical', 'reached'],
        ...['running', 'not_started', 'reset_due', 'unknown'],
      ].sort(),
    );
  });

  test('never calm while a window may run out or a limit is reached', () => {
    always((all) => {
      const { shown } = all;
      const texts = everything(all);
      const says = (pattern: 'calm' | 'calmFor') =>
        texts.filter((text) => words[languageOf(shown)][pattern].test(text) || words.en[pattern].test(text));
      const windows = limits(shown);
      const mayEnd = windows.some((window) => highOf(window) >= 100);
      const isFullNow = windows.some(isFull) && shown.windows.length > 0;
      if (mayEnd || isFullNow || shown.stale || windows.some(({ stale }) => stale))
        expect(says('calm')).toEqual([]);
      const isClose = windows.some(
        ({ pace, severity, phase }) =>
          phase === 'running' && ((pace.atReset?.low ?? 0) >= 100 || severity !== 'normal'),
      );
      if (isFullNow || shown.stale || isClose) expect(says('calmFor')).toEqual([]);
    });
  });

  test('write no "fine until" later than the earliest time at which a window could be full', () => {
    always(({ shown, verdict }) => {
      if (!/^(You’re fine until|Bis )|までは余裕/.test(verdict)) return;
      const { locale } = shown;
      const ends = limits(shown).flatMap(({ resetsAt, pace }) => [resetsAt, pace.fullAt?.earliest ?? null]);
      const named = ends.filter(
        (at) => at !== null && at > NOW && verdict.includes(plain(formatClock(at, NOW, locale))),
      );
      const earliest = limits(shown).flatMap(({ pace }) => pace.fullAt?.earliest ?? []);
      expect(named.some((at) => at !== null && earliest.every((full) => at <= full))).toBe(true);
    });
  });

  test('never write that Claude is away while something pays', () => {
    always((all) => {
      if (!pays(all.shown.extraUsage)) return;
      const own = words[languageOf(all.shown)];
      expect(everything(all).filter((text) => own.away.test(text) || words.en.away.test(text))).toEqual([]);
    });
  });

  test('never write that Claude is away while it continues, and verdict, tray, command and alerts name how', () => {
    always((all) => {
      const { shown, verdict, tooltip, menu, terminal, alerts } = all;
      if (!goesOn(shown) || shown.phase !== 'ready') return;
      const own = words[languageOf(shown)];
      expect(everything(all).filter((text) => own.away.test(text) || words.en.away.test(text))).toEqual([]);
      expect(verdict).toMatch(own.goesOn);
      if (shown.windows.length > 0) expect(tooltip).toMatch(own.goesOn);
      expect(menu.some((line) => own.goesOn.test(line))).toBe(true);
      expect(terminal).toMatch(words.en.goesOn);
      for (const alert of alerts.filter((text) => own.reached.test(text))) expect(alert).toMatch(own.goesOn);
      expect(all.tray.darwin.title).not.toMatch(/\d:\d\d/);
    });
  });

  test('name what pays at a limit wherever they name the limit', () => {
    always(({ shown, verdict, alerts, menu, tooltip, terminal }) => {
      if (!limits(shown).some(isFull) || !pays(shown.extraUsage) || shown.verdict.tone !== 'reached') return;
      if (goesOn(shown)) return;
      const { covers, reached } = words[languageOf(shown)];
      expect(verdict).toMatch(covers);
      expect(menu.some((line) => covers.test(line))).toBe(true);
      expect(tooltip).toMatch(covers);
      expect(terminal).toMatch(words.en.covers);
      for (const alert of alerts.filter((text) => reached.test(text))) expect(alert).toMatch(covers);
    });
  });

  test('write no percent above 100 in a sentence, and elsewhere only as the source has it', () => {
    always((all) => {
      for (const text of sentencesOf(all)) expect(percents(text).filter((each) => each > 100)).toEqual([]);
      const values = [...all.shown.windows, all.shown.extraUsage].map((each) => each?.utilization);
      const readings = values.map((value) => Number(wholeOf(value ?? 0)));
      for (const text of everything(all)) {
        const isWrong = (percent: number) => percent > 100 && !readings.includes(percent);
        expect(percents(text).filter(isWrong)).toEqual([]);
      }
    });
  });

  test('name a reached limit', () => {
    always(({ shown, verdict, menu, tooltip, terminal, json, rows }) => {
      const full = limits(shown).filter(isFull);
      if (full.length === 0 || shown.phase !== 'ready') return;
      const own = words[languageOf(shown)];
      expect(verdict).toMatch(own.reached);
      expect(tooltip).toMatch(own.reached);
      expect(menu.join('\n')).toMatch(own.reached);
      expect(terminal).toMatch(/REACHED/);
      for (const { id } of full) {
        expect(rows.find((row) => row.id === id)?.spoken).toMatch(own.reached);
        expect(json.windows.find((window) => window.id === id)?.severity).toBe('reached');
      }
    });
  });

  test('have the same numbers', () => {
    always(({ shown, rows, tooltip, json }) => {
      const { amount } = shown.display;
      shown.windows.forEach((window, index) => {
        const row = rows[index];
        const { utilization, range, source } = window;
        if (row === undefined || utilization === null) return;
        const number = amount === 'used' ? wholeOf(utilization) : leftOf(utilization);
        for (const text of [row.menu, row.terminal, tooltip]) expect(text).toContain(`${number} %`);
        if (range === null) {
          expect(row.figure).toBe(`${number} %`);
          const spoken =
            number === '<1'
              ? /less than 1|weniger als 1|1 未満/
              : new RegExp(`\\b${number} (percent|Prozent|パーセント)`);
          expect(row.spoken).toMatch(spoken);
        }
        if (source !== 'local_estimate') expect(json.windows[index]?.utilization).toBe(utilization);
      });
    });
  });

  test('have the same resets', () => {
    always(({ shown, rows, tooltip, json }) => {
      const { locale } = shown;
      shown.windows.forEach((window, index) => {
        const row = rows[index];
        const { resetsAt, utilization, phase, source } = window;
        if (row === undefined || resetsAt === null || utilization === null || phase !== 'running') return;
        const clock = plain(formatClock(resetsAt, NOW, locale));
        for (const text of [row.menu, row.spoken, tooltip]) expect(text).toContain(clock);
        expect(row.terminal).toContain(plain(formatClock(resetsAt, NOW, { ...locale, words: 'en' })));
        if (source !== 'local_estimate')
          expect(json.windows[index]?.resetsAt).toBe(new Date(resetsAt).toISOString());
      });
    });
  });

  test('name no time without a source in the snapshot', () => {
    always(({ shown, verdict, alerts }) => {
      const { locale, windows, problem } = shown;
      if (locale.language !== 'en-GB') return;
      const exact = windows.flatMap(({ resetsAt, observedAt, pace, localEstimate: local }) => [
        ...[resetsAt, observedAt, pace.runsOutAt, pace.runsOutBetween?.from, pace.runsOutBetween?.to],
        ...[pace.fullAt?.earliest, pace.fullAt?.middle, local?.resetsAt],
      ]);
      const rough = windows.flatMap(({ pace }) =>
        [pace.runsOutAt ?? pace.fullAt?.middle ?? NOW].flatMap((at) =>
          [10 * MINUTE, HOUR].map((step) => Math.round(at / step) * step),
        ),
      );
      const others = [problem?.since, problem?.retryAt, shown.observedAt, MODE_RESET];
      const clocks = [...exact, ...rough, ...others].flatMap((at) =>
        typeof at === 'number' ? [new Date(at).toISOString().slice(11, 16)] : [],
      );
      for (const text of [verdict, ...alerts])
        for (const [time] of text.matchAll(/\d\d:\d\d/g)) expect(clocks).toContain(time);
    });
  });

  test('have sentence, sign and icon of one severity', () => {
    always(({ shown, rows, tray, terminal }) => {
      const { tone } = shown.verdict;
      if (shown.phase !== 'ready' || tone === 'muted') return;
      const isSigned =
        /Warning\.|Critical\.|Limit reached\.|Warnung\.|Kritisch\.|Limit erreicht\.|警告。|残りわずか。|上限に達しました。/;
      const signed = rows.filter(({ id, spoken }) => id !== 'cinder_cove' && isSigned.test(spoken));
      if (limits(shown).some(({ utilization, severity }) => utilization !== null || severity === 'reached')) {
        expect(signed.length > 0).toBe(tone !== 'normal');
        if (tone !== 'normal') expect(terminal).toMatch(/WARNING|CRITICAL|REACHED/);
        expect(['warning', 'critical', 'reached'].includes(tray.linux.icon.state)).toBe(tone !== 'normal');
      }
    });
  });

  test('write "offline" only where the system has no network', () => {
    always((all) => {
      if (all.shown.problem?.cause === 'no_network') return;
      const own = words[languageOf(all.shown)];
      expect(everything(all).filter((text) => own.offline.test(text))).toEqual([]);
    });
  });

  test('have no number without its source and its age', () => {
    always(({ shown, tooltip, menu, terminal, json }) => {
      if (!shown.windows.some(({ utilization }) => utilization !== null)) return;
      const { locale, observedAt } = shown;
      const read = plain(formatClock(observedAt ?? NOW, NOW, locale));
      const estimated = /Estimated on this machine|Auf diesem Rechner geschätzt|この PC での推定/;
      for (const text of [tooltip, menu.join('\n')])
        expect(text.includes(read) || estimated.test(text)).toBe(true);
      expect(terminal).toMatch(/ ago|just now|estimated on this machine/);
      for (const { source, observedAt: at } of json.windows) {
        expect(source).toBeTruthy();
        expect(Date.parse(at)).toBeLessThanOrEqual(NOW);
      }
    });
  });

  test('write no used percent in a sentence where the user chose what is left', () => {
    always(({ shown, verdict, rows, alerts }) => {
      if (shown.display.amount !== 'left' || shown.windows.length === 0) return;
      const { used, machine } = words[languageOf(shown)];
      if (!machine.test(verdict)) expect(verdict).not.toMatch(used);
      for (const alert of alerts) expect(alert).not.toMatch(used);
      for (const { hint, spoken } of rows) {
        if (hint !== null) expect(hint).not.toMatch(used);
        expect(spoken).not.toMatch(/percent used|Prozent verbraucht|パーセント使用/);
      }
    });
  });

  test('write no number for a forecast that is too wide', () => {
    always(({ shown, rows }) => {
      shown.windows.forEach(({ pace, stale, source, phase, severity }, index) => {
        const { atReset } = pace;
        if (atReset === null || stale || source === 'local_estimate' || phase !== 'running') return;
        if (severity === 'reached' || Math.min(100, atReset.high) - atReset.low <= 60) return;
        expect(rows[index]?.hint ?? '').not.toMatch(/\d/);
      });
    });
  });

  test('have no broken text', () => {
    always((all) => {
      for (const text of everything(all)) {
        expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/);
        expect(text).not.toMatch(/-\d+ ?%/);
      }
      for (const text of [all.tooltip, ...all.menu, ...all.alerts]) expect(text).not.toContain('`');
    });
  });
});
