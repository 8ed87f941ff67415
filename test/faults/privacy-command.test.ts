import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeHistory } from '../fakes/transcripts';
import { writeHistory } from '../unit/transcripts/support';
import { commandWorld, run, type Run } from './support/command';
import type { Places } from './support/places';

const history = fakeHistory({ seed: 11, sessions: 8, answers: 8 });
const uses = [...history.uses.values()];
const folders = [...new Set(uses.flatMap(({ project }) => project ?? []))];
const branches = [...new Set(uses.flatMap(({ branch }) => branch ?? []))].filter((name) =>
  name.includes('/'),
);
const titles = history.transcripts.flatMap(({ lines }) =>
  lines.flatMap((line) => /"aiTitle":"([^"]+)"/.exec(line)?.[1] ?? []),
);

/** A year ago at most, so that all of it is asked for. */
const WAYS: readonly (readonly string[])[] = [
  ['status'],
  ['status', '--json'],
  ['status', '--refresh'],
  ['history'],
  ['history', '--json'],
  ['history', '--csv'],
  ['history', '--events'],
  ['history', '--events', '--json'],
  ['doctor'],
  ['doctor', '-v'],
  ['doctor', '--json'],
  ...['day', 'model', 'session', 'project'].flatMap((by) => [
    ['scan', '--by', by],
    ['scan', '--by', by, '--json'],
  ]),
];

describe('privacy mode and the command', () => {
  interface World {
    readonly places: Places;
    readonly url: string;
  }
  const world = async (settings: string): Promise<World> => {
    const { places, api } = await commandWorld();
    // The config folder is named after a customer, and one more after another.
    const configDir = path.join(places.home, 'acme-corp', '.claude');
    fs.mkdirSync(path.dirname(configDir));
    fs.renameSync(places.configDir, configDir);
    writeHistory(path.join(configDir, 'projects'), history);
    fs.mkdirSync(places.dataDir, { mode: 0o700 });
    fs.writeFileSync(path.join(places.dataDir, 'settings.json'), settings);
    return { places: { ...places, configDir }, url: api.url };
  };
  const ask = ({ places, url }: World, words: readonly string[]): Promise<Run> =>
    run(places, words, { QUOTIDE_API_URL: url });
  const secretsIn = ({ places }: World, { out, err }: Run): readonly string[] => {
    const names = folders.flatMap((folder) => [folder, path.basename(folder)]);
    const secrets = [...names, ...branches, ...titles, 'acme-corp', 'Globex', places.home];
    return secrets.filter((secret) => `${out}\n${err}`.includes(secret));
  };
  const on =
    '{ "privacy": { "on": true }, "accounts": { "configDirs": ["/srv/Globex plans/.claude"] } } // mine';

  it(
    'in privacy mode no command prints the name of a project, session or branch, or a path',
    { timeout: 120_000 },
    async () => {
      const here = await world(on);
      for (const words of WAYS) {
        const result = await ask(here, words);
        expect({ words, secrets: secretsIn(here, result) }).toEqual({ words, secrets: [] });
      }
      const byProject = await ask(here, ['scan', '--by', 'project']);
      expect(byProject.out).toMatch(/^project 1 +\d/m);
      expect(byProject.out).toMatch(new RegExp(`^total +${String(uses.length)} `, 'm'));
    },
  );

  it(
    '--names prints names in privacy mode, and without privacy mode they are printed anyway',
    { timeout: 60_000 },
    async () => {
      const here = await world(on);
      const named = await ask(here, ['scan', '--by', 'project', '--names']);
      for (const folder of folders.filter((each) => each.length < 44)) expect(named.out).toContain(folder);
      const titled = await ask(here, ['scan', '--names', '--by', 'session']);
      expect(titles.some((title) => titled.out.includes(title))).toBe(true);
      expect((await ask(here, ['doctor', '-v', '--names'])).out).toContain('acme-corp');
      expect((await ask(here, ['status', '--names', '--json'])).code).toBe(0);
      expect((await ask(here, ['history', '--json', '--names'])).code).toBe(0);

      fs.writeFileSync(path.join(here.places.dataDir, 'settings.json'), '{"privacy":{"on":false}}');
      const open = await ask(here, ['scan', '--by', 'project', '--json']);
      expect(open.out).toContain(JSON.stringify(folders[0]));
      expect((await ask(here, ['doctor', '-v'])).out).toContain('acme-corp');
    },
  );

  it(
    'a settings file that cannot be read hides names, and stays as it is on disk',
    { timeout: 60_000 },
    async () => {
      const text = '{ "privacy": { "on": true }';
      const here = await world(text);
      for (const words of [['scan', '--by', 'project', '--json'], ['scan', '--by', 'session'], ['doctor']]) {
        const result = await ask(here, words);
        expect({ words, secrets: secretsIn(here, result) }).toEqual({ words, secrets: [] });
      }
      const { err } = await ask(here, ['status']);
      expect(err).toBe(
        'quotide: settings.json cannot be read: there is a mistake in line 1, column 28. The defaults are used until it can be read.\n',
      );
      expect((await ask(here, ['doctor', '-v'])).out).toContain('line 1, column 28');
      expect(fs.readFileSync(path.join(here.places.dataDir, 'settings.json'), 'utf8')).toBe(text);
      expect(fs.readdirSync(here.places.dataDir).filter((name) => name.includes('corrupt'))).toEqual([]);
    },
  );
});
