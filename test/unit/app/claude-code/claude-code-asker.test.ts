import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TestParts } from '../../../support/test-parts';
import { CACHED_ACCOUNT, writeClaudeJson } from '../../../fakes/claude-json';
import { FAKE_TOKEN } from '../../../fakes/credentials';
import { FakeClaudeProgram, usageResponse, type Behaviour } from '../../../fakes/claude-program';
import { CacheWorld, HOUR, MINUTE, ORGANIZATION } from './cache-world';

describe.skipIf(process.platform === 'win32')('asking Claude Code', { timeout: 60_000 }, () => {
  let world: CacheWorld;
  let program: FakeClaudeProgram;
  beforeEach(async () => {
    world = await CacheWorld.start();
    // A Claude Code of this machine is not found first.
    vi.stubEnv('PATH', path.join(world.dir, '.local', 'bin') + ':/usr/bin:/bin');
    program = new FakeClaudeProgram(path.join(world.dir, '.local', 'bin', 'claude'));
    world.signIn({ expiresAt: Date.now() - HOUR });
    world.api.logout(FAKE_TOKEN);
    named(CACHED_ACCOUNT, ORGANIZATION);
  });
  afterEach(async () => {
    await world.end();
  });

  const named = (accountUuid: string, organizationUuid: string) =>
    writeClaudeJson(world.folder(), { oauthAccount: { accountUuid, organizationUuid } });
  const answers = (percent: number): Behaviour => ({
    kind: 'answers',
    response: usageResponse(world.body(percent)),
  });
  const view = ({ store }: TestParts) => store.snapshot().askClaudeCode ?? null;
  const asker = ({ accounts }: TestParts) => accounts.runtimes()[0].asker;

  async function offered(): Promise<TestParts> {
    const app = world.open();
    app.start();
    await vi.waitFor(() => expect(view(app)).toEqual({ state: 'offered', message: null }), 8_000);
    return app;
  }

  it('a click is offered when the login has expired, and Claude Code is not run before it', async () => {
    program.install(answers(42));
    await offered();
    expect(program.runs()).toBe(0);
  });

  it('no click is offered if Claude Code is not installed', async () => {
    vi.stubEnv('PATH', world.folder('none'));
    const app = world.open();
    app.start();
    await vi.waitFor(() => expect(app.store.snapshot().problem?.kind).toBe('expired'), 8_000);
    const { findClaudeProgram } = await import('../../../../electron/sources/claude-code/find-program');
    const places = {
      env: process.env,
      platform: process.platform,
      home: world.dir,
      configDir: world.folder(),
    };
    if ((await findClaudeProgram(places)) === null) expect(view(app)).toBeNull();
  });

  it('a click gives a reading with its own source and the moment of the answer', async () => {
    program.install(answers(42));
    const app = await offered();
    const before = Date.now();
    const requests = world.api.requests.length;
    const asking = asker(app).ask();
    expect(view(app)).toEqual({ state: 'asking', message: null });
    // A second click while it is under way starts nothing.
    await asker(app).ask();
    await asking;
    const { windows, source, observedAt, stale } = app.store.snapshot();
    expect(windows).toMatchObject([{ id: 'five_hour', utilization: 42, source: 'claude_code' }]);
    expect(source).toBe('claude_code');
    expect(stale).toBe(false);
    expect(observedAt).toBeGreaterThanOrEqual(before);
    expect(observedAt).toBeLessThanOrEqual(Date.now());
    expect(program.runs()).toBe(1);
    expect(world.api.requests).toHaveLength(requests);
  });

  it('the login that Claude Code renewed is found and used', async () => {
    const login = path.join(world.folder(), '.credentials.json');
    world.api.login('sk-ant-oat01-made-up-and-renewed');
    world.signIn({ accessToken: 'sk-ant-oat01-made-up-and-renewed' });
    const renewed = fs.readFileSync(login, 'utf8');
    world.signIn({ expiresAt: Date.now() - HOUR });
    fs.writeFileSync(`${login}.renewed`, renewed);
    world.says(43);
    program.install(answers(42), [`mv '${login}.renewed' '${login}'`]);
    const app = await offered();
    const before = world.usageRequests();
    await asker(app).ask();
    await vi.waitFor(() => expect(app.store.snapshot().problem).toBeNull(), 8_000);
    expect(view(app)).toBeNull();
    await vi.waitFor(() => expect(world.usageRequests()).toBe(before + 1), 8_000);
  });

  it('Claude Code runs in a folder without a project, with the config folder’s login and no variable of Quotide', async () => {
    vi.stubEnv('QUOTIDE_LOG', 'debug');
    vi.stubEnv('CLAUDE_CODE_OAUTH_TOKEN', '');
    program.install(answers(42));
    const app = await offered();
    await asker(app).ask();
    expect(program.folder()).toBe(fs.realpathSync(path.join(world.dir, 'data')));
    const names = Object.keys(program.environment());
    expect(names.filter((name) => /^(QUOTIDE_|ELECTRON_|CLAUDE_CODE_OAUTH)/.test(name))).toEqual([]);
    expect(program.environment()['CLAUDE_CONFIG_DIR']).toBe(world.folder());
  });

  it.each<[string, Behaviour, string]>([
    [
      'cannot read the limits either',
      { kind: 'answers', response: usageResponse(null) },
      'Claude Code could not read your limits either.',
    ],
    [
      'answers in another shape',
      { kind: 'answers', response: usageResponse({ colour: 'red' }) },
      'Claude Code could not read your limits either.',
    ],
    ['ends', { kind: 'ends' }, 'Claude Code ended without an answer.'],
  ])('a sentence is shown, and no number, when Claude Code %s', async (_what, behaviour, message) => {
    program.install(behaviour);
    const app = await offered();
    await asker(app).ask();
    expect(view(app)).toEqual({ state: 'failed', message });
    expect(app.store.snapshot().windows).toEqual([]);
  });

  it('an answer for another account than the one on show is ignored', async () => {
    const elsewhere = { oauthAccount: { accountUuid: 'acc-9', organizationUuid: 'org-9' } };
    world.keeps(40, MINUTE);
    program.install(answers(42));
    const app = await offered();
    await vi.waitFor(() => expect(app.store.snapshot().windows).toMatchObject([{ utilization: 40 }]), 8_000);
    writeClaudeJson(world.folder(), elsewhere);
    await asker(app).ask();
    expect(view(app)).toEqual({
      state: 'failed',
      message: 'Claude Code is signed in to another account.',
    });
    expect(app.store.snapshot().windows).toMatchObject([{ utilization: 40, source: 'claude_code_cache' }]);
  });

  it('a sentence is shown if the program was removed meanwhile', async () => {
    program.install(answers(42));
    const app = await offered();
    fs.rmSync(program.file);
    vi.stubEnv('PATH', world.folder('none'));
    await asker(app).ask();
    expect(view(app)?.state).toBe('failed');
  });

  it('the program is ended when Quotide is closed', async () => {
    program.install({ kind: 'hangs' });
    const app = await offered();
    const asking = asker(app).ask();
    await vi.waitFor(() => expect(fs.existsSync(`${program.file}.child`)).toBe(true), 8_000);
    world.close(app);
    await vi.waitFor(() => expect(() => process.kill(program.pid(), 0)).toThrow(), 15_000);
    await asking.catch(() => undefined);
  });
});
