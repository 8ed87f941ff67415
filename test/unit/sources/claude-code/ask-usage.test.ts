import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askUsage } from '../../../../electron/sources/claude-code/ask-usage';
import { FakeClaudeProgram, usageResponse } from '../../../fakes/claude-program';

describe.skipIf(process.platform === 'win32')('askUsage', { timeout: 60_000 }, () => {
  let dir = '';
  let program: FakeClaudeProgram;
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-ask-'));
    program = new FakeClaudeProgram(path.join(dir, 'claude'));
  });
  afterEach(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const ask = (limitMs = 30_000) =>
    askUsage({ program: program.file, env: { PATH: process.env['PATH'] ?? '' }, cwd: dir, limitMs });
  const isAlive = (pid: number) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  it('askUsage sends the control request for the limits alone, and gives the body', async () => {
    const limits = { five_hour: { utilization: 42, resets_at: null } };
    program.install({ kind: 'answers', response: usageResponse(limits) });
    expect(await ask().answer).toMatchObject({ ok: true, value: limits });
    expect(program.question()).toEqual({
      type: 'control_request',
      request_id: 'quotide-usage',
      request: { subtype: 'get_usage', skip_behaviors: true },
    });
    expect(program.arguments().join(' ')).toBe(
      '-p --input-format stream-json --output-format stream-json --verbose --strict-mcp-config --no-session-persistence',
    );
    // It ends by itself once nothing more can be asked.
    await vi.waitFor(() => expect(isAlive(program.pid())).toBe(false), 10_000);
  });

  it.each([
    ['it cannot read the limits', { kind: 'answers', response: usageResponse(null) }, 'no_numbers'],
    [
      'it does not know the question',
      {
        kind: 'says',
        line: '{"type":"control_response","response":{"subtype":"error","request_id":"quotide-usage","error":"no"}}',
      },
      'no_numbers',
    ],
    ['it ends', { kind: 'ends' }, 'no_answer'],
  ] as const)('askUsage gives the reason for no answer where %s', async (_what, behaviour, failure) => {
    program.install(behaviour);
    expect(await ask().answer).toEqual({ ok: false, error: failure });
  });

  it('askUsage reports that there is no program to start', async () => {
    expect(await ask().answer).toEqual({ ok: false, error: 'not_started' });
  });

  it('askUsage takes its own answer alone, and ends every process that it started when its time is over', async () => {
    program.install({ kind: 'hangs' }, [
      'echo garbage',
      'echo \'{"type":"control_response","response":{"request_id":"other"}}\'',
    ]);
    const question = ask(1500);
    expect(await question.answer).toEqual({ ok: false, error: 'too_slow' });
    const child = Number(fs.readFileSync(`${program.file}.child`, 'utf8'));
    await vi.waitFor(() => expect([program.pid(), child].map(isAlive)).toEqual([false, false]), 20_000);
  });

  it('askUsage ends when its signal aborts', async () => {
    program.install({ kind: 'hangs' });
    const question = ask();
    await vi.waitFor(() => expect(fs.existsSync(`${program.file}.child`)).toBe(true), 20_000);
    question.end();
    expect(await question.answer).toEqual({ ok: false, error: 'no_answer' });
  });

  it('askUsage limits the output that it holds of Claude Code', async () => {
    program.install({ kind: 'hangs' }, ['head -c 6000000 /dev/zero | tr "\\\\0" "x"']);
    expect(await ask(3000).answer).toMatchObject({ ok: false });
  });
});
