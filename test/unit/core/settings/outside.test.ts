import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../../../electron/core/i18n/en';
import { languageIds } from '../../../../electron/core/i18n/languages';
import { wordsOf } from '../../../../electron/core/i18n/words';
import { newOutside, outsideQuestion, type Outside } from '../../../../electron/core/settings/outside';
import { defaultSettings, type Settings } from '../../../../electron/core/settings/settings';
import { runs } from '../../../support/runs';

/** Settings that name these places. */
function naming(
  dirs: readonly string[],
  api: string | null,
  endpoint: string | null,
  program: string | null,
) {
  return {
    ...defaultSettings,
    accounts: { ...defaultSettings.accounts, configDirs: dirs },
    refresh: { ...defaultSettings.refresh, confirmedApi: api },
    telemetry: { ...defaultSettings.telemetry, endpoint },
    alerts: { ...defaultSettings.alerts, program },
  } satisfies Settings;
}

const known = naming(['/a', '/b'], 'https://a.test', 'http://a.test:4318', '/bin/a');
const ALL: readonly Outside[] = [
  { kind: 'configDir', value: '/c' },
  { kind: 'api', value: 'https://b.test' },
  { kind: 'receiver', value: 'http://b.test:4318' },
  { kind: 'program', value: '/bin/b' },
];

describe('newOutside', () => {
  it('names each folder, address and program that a change adds', () => {
    const after = naming(['/b', '/c'], 'https://b.test', 'http://b.test:4318', '/bin/b');
    expect(newOutside(known, after)).toEqual(ALL);
    expect(newOutside(defaultSettings, known).map(({ value }) => value)).toEqual([
      '/a',
      '/b',
      'https://a.test',
      'http://a.test:4318',
      '/bin/a',
    ]);
  });

  it('names each machine that a change adds, and none that it removes', () => {
    const asking = (...hosts: readonly string[]) => ({
      ...defaultSettings,
      machines: { hosts, hourly: true },
    });
    expect(newOutside(asking('laptop'), asking('server', 'laptop'))).toEqual([
      { kind: 'machine', value: 'server' },
    ]);
    expect(newOutside(asking('laptop', 'server'), asking('server'))).toEqual([]);
    for (const words of languageIds) {
      const { outside } = wordsOf({ language: 'en', timeZone: 'UTC', words });
      expect(outsideQuestion([{ kind: 'machine', value: 'server' }], outside).message).toContain('server');
    }
  });

  it('names nothing where a change removes or leaves them, whatever else it changes', () => {
    const place = (value: string) => fc.constantFrom(value, null);
    const fewer = fc.tuple(
      fc.subarray(['/a', '/b']),
      place('https://a.test'),
      place('http://a.test:4318'),
      place('/bin/a'),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fewer, ([dirs, api, endpoint, program, on]) => {
        const after = { ...naming(dirs, api, endpoint, program), proxy: { on, port: 7868, key: null } };
        expect(newOutside(known, after)).toEqual([]);
      }),
      runs(100),
    );
  });
});

describe('outsideQuestion', () => {
  it('names every place once, with what it means and two buttons, in every language', () => {
    for (const words of languageIds.map((id) => wordsOf({ language: 'en-GB', timeZone: 'UTC', words: id }))) {
      const { message, detail, allow, cancel } = outsideQuestion(ALL, words.outside);
      const lines = message.split('\n');
      for (const [index, { value }] of ALL.entries()) expect(lines[index]).toContain(value);
      expect(lines).toHaveLength(ALL.length);
      expect(detail.split('\n')).toHaveLength(ALL.length);
      expect(allow).not.toBe(cancel);
    }
  });

  it('shows no character by which a folder could forge lines of the question', () => {
    const [folder] = ['/c\nAll is well.\u202e\u001b[31m'];
    const { message } = outsideQuestion([{ kind: 'configDir', value: folder }], en.outside);
    expect(message).not.toMatch(/[\n\u202e\u001b]/);
  });
});
