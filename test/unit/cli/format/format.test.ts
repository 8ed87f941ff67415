import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../../electron/cli/args/args';
import { ACCOUNT_FIELDS, EXTRA_FIELDS, WINDOW_FIELDS } from '../../../../electron/cli/format/field-names';
import { renderTemplate } from '../../../../electron/cli/format/render';
import { parseTemplate } from '../../../../electron/cli/format/template';
import type { AccountSnapshot } from '../../../../electron/core/snapshot/snapshot-types';
import { snapshots } from '../../../renderer/snapshots';
import { HOUR, locale, noPace, NOW, snapshot, windowView } from '../../core/make-snapshot';

/** The text of `--format` for a snapshot, or the error. */
function format(text: string, of: AccountSnapshot): string {
  const template = parseTemplate(text);
  const rendered = template.ok ? renderTemplate(template.value, of, locale) : template;
  return rendered.ok ? rendered.value : `error: ${rendered.error}`;
}

const fields = [
  ...Object.keys(WINDOW_FIELDS).flatMap((name) => [
    `five_hour.${name}`,
    `seven_day.${name}`,
    `seven_day_opus.${name}`,
    `tightest.${name}`,
  ]),
  ...Object.keys(ACCOUNT_FIELDS),
  ...Object.keys(EXTRA_FIELDS).map((name) => `extra.${name}`),
];

describe('quotide status --format', () => {
  it('the fields of a limit are written with ordinary spaces', () => {
    const of = snapshot({ windows: [windowView({ utilization: 22.4 })] });
    expect(format('{five_hour.percent} {five_hour.reset}', of)).toBe('22 % 2 h 13 min');
    expect(format('{five_hour.left}|{five_hour.utilization}|{five_hour.label}', of)).toBe('78 %|22.4|5-hour');
    expect(format('{five_hour.reset_at} {five_hour.resets_at}', of)).toBe('15:00 2026-11-21T15:00:00.000Z');
    expect(format('{five_hour.severity} {five_hour.verdict} {five_hour.forecast}', of)).toBe(
      'normal lasts 34–47 % at reset',
    );
    expect(format('{five_hour.source} {five_hour.age} {five_hour.state}', of)).toBe('official_api 12 s live');
  });

  it('an unknown value is "?", and null in JSON, never 0', () => {
    const of = snapshot({
      windows: [windowView({ utilization: null, resetsAt: null, phase: 'unknown', pace: noPace })],
    });
    const known = ['percent', 'left', 'utilization', 'reset', 'reset_at', 'severity', 'verdict', 'forecast'];
    for (const name of known) {
      expect(format(`{five_hour.${name}}`, of)).toBe('?');
      expect(format(`{five_hour.${name}|json}`, of)).toBe('null');
    }
    expect(format('{five_hour.state}', of)).toBe('unknown');
  });

  it('a limit that the account does not have is unknown, also a scoped one', () => {
    const of = snapshot({ windows: [windowView()] });
    expect(format('{seven_day_fable.percent} {seven_day_fable.state}', of)).toBe('? unknown');
    const scoped = windowView({ id: 'seven_day_fable', label: '7-day Fable', utilization: 81 });
    expect(format('{seven_day_fable.percent} {tightest.label}', snapshot({ windows: [scoped] }))).toBe(
      '81 % 7-day Fable',
    );
  });

  it('an old percent is marked as old, and an estimate as one', () => {
    const old = snapshot({ windows: [windowView({ stale: true, observedAt: NOW - HOUR })], stale: true });
    expect(format('{five_hour.percent} {five_hour.age} {five_hour.state} {state} {stale}', old)).toBe(
      '22 % (old) 1 h old old true',
    );
    expect(format('{five_hour.percent}|{five_hour.state}|{state}', snapshots.estimate)).toMatch(
      /^~\d+ %\|estimate\|estimate$/,
    );
  });

  it('before the first data every number and every age is unknown', () => {
    const of = snapshots['offline-empty'];
    expect(format('{state} {age} {source} {severity} {windows} {tightest.percent}', of)).toBe(
      'unknown ? ? ? ? ?',
    );
    expect(format('{problem}', of)).not.toBe('');
  });

  it('|json writes a string with quotes, a number and a boolean', () => {
    const of = snapshot({ windows: [windowView()] });
    const text = format(
      '{{"text":{five_hour.percent|json},"percentage":{five_hour.utilization|json},"old":{five_hour.stale|json}}}',
      of,
    );
    expect(JSON.parse(text)).toEqual({ text: '22 %', percentage: 22, old: false });
  });

  it('|escaped writes the text as it may stand in a JSON string, "?" if it is unknown', () => {
    const of = snapshot({ windows: [windowView({ label: 'a "b" \\c' })] });
    const text = format('{{"text":"<{five_hour.label|escaped}> {seven_day.percent|escaped}\\\\n"}}', of);
    expect(JSON.parse(text)).toEqual({ text: '<a "b" \\c> ?\n' });
  });

  it('braces and line breaks can be written in a template', () => {
    expect(format(String.raw`{{x}}\n\\n`, snapshots.normal)).toBe('{x}\n\\n');
  });

  it.each([
    ['{fiv_hour.percnt}', 'there is no field {fiv_hour.percnt}; there are LIMIT.label, percent, '],
    ['{five_hour}', 'there is no field {five_hour}; there are LIMIT.label'],
    ['{fivehour.percent}', 'there is no field {fivehour.percent}; there are LIMIT.label'],
    ['{extra.percnt}', 'there is no field {extra.percnt}; there are LIMIT.label'],
    ['{toString}', 'there is no field {toString}; there are LIMIT.label'],
    ['{five_hour.constructor}', 'there is no field {five_hour.constructor}; there are'],
    ['{}', 'there is no field {}; there are'],
    ['{five_hour.percent', '--format has a single "{"; write {{ for the character itself'],
    ['50 }', '--format has a single "}"; write }} for the character itself'],
  ])('the template %j is refused with the fields that there are', (text, error) => {
    expect(format(text, snapshots.normal)).toContain(`error: ${error}`);
  });

  it('the command refuses --format beside --json, and without a value', () => {
    for (const words of [['--json', '--format', '{plan}'], ['--format'], ['--format', '{nothing}']]) {
      const parsed = parseCommand(['status', ...words]);
      expect(!parsed.ok && parsed.error).toMatch(/use: quotide status \[--json\|--format F\]/);
    }
  });

  it.each(Object.entries(snapshots))('in the state %s each field has a value or is "?"', (_, of) => {
    for (const field of fields) {
      expect(format(`{${field}}`, of)).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
      expect(() => JSON.parse(format(`{${field}|json}`, of)) as unknown).not.toThrow();
    }
  });

  it('the page on the command line has each field', () => {
    const page = readFileSync(new URL('../../../../docs/scripts.md', import.meta.url), 'utf8');
    const names = [...Object.keys(WINDOW_FIELDS), ...Object.keys(ACCOUNT_FIELDS)];
    for (const name of names) expect(page).toMatch(new RegExp(`\`${name}\``));
    for (const name of Object.keys(EXTRA_FIELDS)) expect(page).toContain(`\`extra.${name}\``);
  });
});
