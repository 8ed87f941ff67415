import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderId } from '../../../../electron/app/accounts/ids';
import { statusline } from '../../../../electron/cli/statusline/run';
import { readStatuslineNotes } from '../../../../electron/app/statusline/statusline-notes';

const NOW = Date.now();
const RESET = 1795304984;
const MINUTE = 60_000;
/** The login of the machine that runs the tests does not count. */
const noLogin = { CLAUDE_CODE_OAUTH_TOKEN: '', ANTHROPIC_AUTH_TOKEN: '', ANTHROPIC_API_KEY: '' };
const input = (percent: number, session_id = 'secret', more: object = {}) =>
  JSON.stringify({
    session_id,
    ...more,
    rate_limits: { five_hour: { used_percentage: percent, resets_at: RESET } },
  });

describe('quotide statusline', () => {
  let dataDir = '';
  const warnings: string[] = [];
  beforeEach(() => {
    dataDir = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-statusline-')), 'data');
    warnings.length = 0;
  });
  afterEach(() => {
    fs.rmSync(path.dirname(dataDir), { recursive: true, force: true });
  });
  const run = (text: string, words: readonly string[] = [], now = NOW, env: NodeJS.ProcessEnv = {}) =>
    statusline({
      words,
      input: text,
      dataDir,
      configDir: '/c',
      env,
      cwd: '/',
      homedir: os.homedir(),
      now,
      warn: (line) => warnings.push(line),
    });
  const folder = () => path.join(dataDir, 'statusline');
  const files = () => (fs.existsSync(folder()) ? fs.readdirSync(folder()) : []);
  const rows = (dir = '/c') =>
    readStatuslineNotes(dataDir, folderId(dir))
      .flatMap(({ note }) => note.windows)
      .sort((a, b) => a.percent - b.percent);

  it('quotide statusline prints the limits and hands them on, for the owner alone, without the session’s name', async () => {
    expect(await run(input(42.9))).toBe('5h 43%');
    expect(rows()).toEqual([
      {
        id: 'five_hour',
        label: '5-hour',
        percent: 42.9,
        reset: String(RESET),
        changedAt: NOW,
        isDated: false,
      },
    ]);
    const [name = '', ...others] = files();
    expect(others).toEqual([]);
    expect(fs.statSync(path.join(folder(), name)).mode & 0o777).toBe(0o600);
    expect(name + fs.readFileSync(path.join(folder(), name), 'utf8')).not.toContain('secret');
  });

  it('quotide statusline writes nothing while two idle sessions redraw in turns', async () => {
    await run(input(54, 'a'));
    await run(input(61, 'b'), [], NOW + 1000);
    const before = files().map((name) => fs.statSync(path.join(folder(), name)).ino);
    for (let i = 2; i < 40; i += 2) {
      await run(input(54, 'a'), [], NOW + i * MINUTE);
      await run(input(61, 'b'), [], NOW + (i + 1) * MINUTE);
    }
    expect(files().map((name) => fs.statSync(path.join(folder(), name)).ino)).toEqual(before);
    expect(rows()).toMatchObject([
      { percent: 54, changedAt: NOW },
      { percent: 61, changedAt: NOW + 1000 },
    ]);
  });

  it('quotide statusline hands each change on, however soon after the last', async () => {
    await run(input(1));
    await run(input(2), [], NOW + 1);
    await run(input(3), [], NOW + 2);
    expect(rows()).toMatchObject([{ percent: 3, changedAt: NOW + 2, isDated: true }]);
  });

  it('quotide statusline dates the values of an idle session by its transcript', async () => {
    const transcript_path = path.join(path.dirname(dataDir), 'session.jsonl');
    fs.writeFileSync(transcript_path, '');
    fs.utimesSync(transcript_path, (NOW - 180 * MINUTE) / 1000, (NOW - 180 * MINUTE) / 1000);
    await run(input(54, 'idle', { transcript_path }));
    expect(rows()).toMatchObject([{ changedAt: NOW - 170 * MINUTE, isDated: false }]);
  });

  it('quotide statusline deletes the notes of the oldest sessions, and those of another week', async () => {
    fs.mkdirSync(folder(), { recursive: true });
    const old = (name: string, days: number) => {
      const at = Date.now() / 1000 - days * 86_400;
      fs.writeFileSync(path.join(folder(), name), '{}');
      fs.utimesSync(path.join(folder(), name), at, at);
    };
    old('abc.0000.json', 9);
    old('abc.json', 1);
    old('abc.0001.json.draft', 1);
    for (let i = 0; i < 120; i += 1) old(`abc.${String(1000 + i)}.json`, 1 + i / 100);
    await run(input(1));
    const left = files();
    expect(left).toHaveLength(100);
    expect(left).toContain('abc.1098.json');
    expect(left).not.toContain('abc.1099.json');
    expect(left).not.toContain('abc.0000.json');
  });

  it('quotide statusline stores every session when many processes write at the same moment', async () => {
    const script = path.resolve('dist/statusline.cjs');
    if (!fs.existsSync(script)) throw new Error('build first');
    const draw = (session: number) =>
      new Promise<void>((resolve, reject) => {
        const env = { ...process.env, QUOTIDE_DATA_DIR: dataDir, CLAUDE_CONFIG_DIR: '/c', ...noLogin };
        const child = spawn(process.execPath, [script], { env, stdio: ['pipe', 'ignore', 'ignore'] });
        child.on('error', reject);
        child.on('close', () => resolve());
        child.stdin.end(input(10 + session, `s${String(session)}`));
      });
    await Promise.all(Array.from({ length: 12 }, (_each, i) => draw(i)));
    expect(rows().map(({ percent }) => percent)).toEqual(Array.from({ length: 12 }, (_each, i) => 10 + i));
    expect(files()).toHaveLength(12);
  });

  it('quotide statusline goes on after a process that was killed with the lock', async () => {
    await run(input(1));
    const lock = path.join(folder(), `${files()[0] ?? ''}.lock`);
    fs.writeFileSync(lock, '');
    fs.utimesSync(lock, 1, 1);
    await run(input(2), [], NOW + MINUTE);
    expect(rows()).toMatchObject([{ percent: 2 }]);
    expect(fs.existsSync(lock)).toBe(false);
  });

  it.each([
    { CLAUDE_CODE_OAUTH_TOKEN: 'sk-ant-oat01-x' },
    { CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR: '3' },
    { ANTHROPIC_AUTH_TOKEN: 'x' },
    { ANTHROPIC_API_KEY: 'sk-ant-api03-x' },
    { ANTHROPIC_BASE_URL: 'https://gateway.example', ANTHROPIC_AUTH_TOKEN: 'x' },
    { ANTHROPIC_CUSTOM_HEADERS: 'X-Team: a\nAuthorization: Bearer x' },
    { CLAUDE_CODE_USE_BEDROCK: '1' },
    { CLAUDE_CODE_USE_VERTEX: 'true' },
    { CLAUDE_CODE_USE_FOUNDRY: '1' },
  ])('quotide statusline prints the line of another login and hands nothing on: %j', async (env) => {
    const rate_limits = { five_hour: { used_percentage: 97 }, spend_limit: { used_percentage: 30 } };
    expect(await run(JSON.stringify({ rate_limits }), [], NOW, env)).toBe('5h 97% · spend 30%');
    expect(files()).toEqual([]);
  });

  it.each([
    { CLAUDE_CODE_OAUTH_TOKEN: '', ANTHROPIC_AUTH_TOKEN: ' ', ANTHROPIC_API_KEY: '' },
    { CLAUDE_CODE_USE_BEDROCK: '0', CLAUDE_CODE_USE_VERTEX: 'false', CLAUDE_CODE_USE_FOUNDRY: '' },
    { ANTHROPIC_BASE_URL: 'http://127.0.0.1:4141', ANTHROPIC_CUSTOM_HEADERS: 'X-Team: a' },
  ])('quotide statusline hands the folder’s own limits on: %j', async (env) => {
    await run(input(42), [], NOW, env);
    expect(rows()).toHaveLength(1);
  });

  it('quotide statusline hands nothing on where settings name a program that gives a key', async () => {
    const configDir = path.join(path.dirname(dataDir), 'claude');
    const project = path.join(path.dirname(dataDir), 'project');
    const draw = () =>
      statusline({
        words: [],
        input: input(42, 's', { workspace: { project_dir: project } }),
        dataDir,
        configDir,
        cwd: '/',
        homedir: os.homedir(),
        now: NOW,
        warn: (line) => warnings.push(line),
      });
    for (const file of [
      path.join(configDir, 'settings.json'),
      path.join(project, '.claude', 'settings.local.json'),
    ]) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, JSON.stringify({ apiKeyHelper: '/bin/key' }));
      expect(await draw()).toBe('5h 42%');
      expect(files()).toEqual([]);
      fs.rmSync(file);
    }
    await draw();
    expect(rows(configDir)).toHaveLength(1);
  });

  it('quotide statusline stores the limits of another login folder under that folder', async () => {
    await run(input(42), [], NOW, { CLAUDE_SECURESTORAGE_CONFIG_DIR: '/other' });
    expect(rows()).toEqual([]);
    expect(rows('/other')).toHaveLength(1);
  });

  it('quotide statusline prints and hands on money alone, as a gateway gives it', async () => {
    const text = JSON.stringify({
      session_id: 's',
      rate_limits: { spend_limit: { used_percentage: 104.2 } },
    });
    expect(await run(text)).toBe('spend 104%');
    expect(readStatuslineNotes(dataDir, folderId('/c'))).toMatchObject([
      { note: { windows: [], spend: { percent: 104.2, used: null, limit: null } } },
    ]);
  });

  it('quotide statusline writes percents by the rule of tray and popover', async () => {
    const line = (used_percentage: number) =>
      run(JSON.stringify({ rate_limits: { five_hour: { used_percentage } } }));
    expect(await line(0.58 * 100)).toBe('5h 58%');
    expect(await line(99.6)).toBe('5h 99%');
    expect(await line(0.4)).toBe('5h <1%');
    expect(await line(0)).toBe('5h 0%');
    const many = {
      five_hour: { used_percentage: 1 },
      seven_day: { used_percentage: 2 },
      seven_day_opus: { used_percentage: 3 },
    };
    expect(await run(JSON.stringify({ rate_limits: many }))).toBe('5h 1% · 7d 2% · 7d Opus 3%');
  });

  it('quotide statusline prints the line of a chained command, which gets the same input', async () => {
    expect(await run(input(42), ['--chain', 'cat >/dev/null; echo "its own"; echo noise >&2'])).toBe(
      'its own',
    );
    expect(await run(input(42), ['--chain=cat'])).toBe(input(42));
    expect(await run(input(42), ['--chain', 'exit 3'])).toBe('5h 42%');
    expect(warnings).toEqual(['the chained command printed nothing']);
  });

  it.each(['', '{', 'null', '{"rate_limits":{"five_hour":{"used_percentage":"x"}}}'])(
    'quotide statusline prints an empty line for %j',
    async (text) => {
      expect(await run(text)).toBe('');
      expect(files()).toEqual([]);
    },
  );

  it.each([
    [['--width', '0'], /--width takes a number of columns/],
    [['--width'], /--width takes a number of columns/],
    [['--color', 'blue'], /--color takes always or never/],
    [['--segments', 'windows,fable'], /"fable" is no segment: windows, scoped/],
    [['--chain', 'cat', '--width', '9'], /as the last word/],
    [['--chain=cat', '--width'], /not expected after --chain/],
  ])(
    'quotide statusline prints the plain line and logs what is wrong with the words %j',
    async (words, log) => {
      expect(await run(input(42), words)).toBe('5h 42%');
      expect(warnings.join('\n')).toMatch(log);
    },
  );

  it('quotide statusline shows context and prompt cache, also where there are no limits', async () => {
    const expires_at = Math.floor(NOW / 1000) + 3600;
    const text = JSON.stringify({
      context_window: { used_percentage: 45.4 },
      prompt_cache: { warm: false, expires_at },
    });
    expect(await run(text, ['--segments', 'all'])).toBe('cache cold · context 45%');
    expect(await run(text, ['--segments', 'all', '--width=12'])).toBe('cache cold');
    expect(await run(text)).toBe('');
  });

  it('quotide statusline prints its line when it cannot write or is called wrongly', async () => {
    fs.writeFileSync(dataDir, 'a file');
    expect(await run(input(42))).toBe('5h 42%');
    expect(await run(input(42), ['--nonsense'])).toBe('5h 42%');
    expect(warnings.join('\n')).toMatch(/could not be handed on[^]*--chain CMD/);
  });
});
