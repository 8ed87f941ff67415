import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { askMachine, type AskParts } from '../../electron/app/machines/ask-machine';
import { Machines } from '../../electron/app/machines/machines';
import { createLog } from '../../electron/app/log';
import { defaultSettings, type Settings } from '../../electron/core/settings/settings';
import type { History } from '../../electron/history/history';
import { ManualClock } from '../support/manual-clock';
import { newHistory } from '../unit/history/support';
import { startOtherMachine, type OtherMachine } from './support/ssh-server';

const DAY = 86_400_000;

/** A line of a transcript with 20 tokens of output. */
function line(id: string, at: number): string {
  const usage = {
    input_tokens: 10,
    output_tokens: 20,
    cache_read_input_tokens: 0,
    cache_creation_input_tokens: 0,
  };
  const message = { id: `msg_${id}`, model: 'claude-opus-5-5', usage };
  const timestamp = new Date(at).toISOString();
  return `${JSON.stringify({ type: 'assistant', timestamp, sessionId: 's', cwd: '/home/secret', requestId: `req_${id}`, message })}\n`;
}

function write(machine: OtherMachine, ...lines: readonly string[]): void {
  const dir = path.join(machine.home, '.claude', 'projects', 'p');
  fs.mkdirSync(dir, { recursive: true });
  fs.appendFileSync(path.join(dir, 's.jsonl'), lines.join(''));
}

const outputs = (history: History) =>
  history.machineUses
    .sums('org', 0, Number.MAX_SAFE_INTEGER)
    .map(({ machine, tokens }) => [machine, tokens.output]);

describe('a machine that is asked over ssh', () => {
  let machine: OtherMachine;
  let history: History;
  const stop = new AbortController();
  const partsOf = (more: Partial<AskParts> = {}): AskParts => ({
    history,
    now: Date.now,
    env: machine.env,
    limitMs: 50_000,
    stop: stop.signal,
    ...more,
  });
  const ask = (host = 'laptop', more: Partial<AskParts> = {}) =>
    askMachine(partsOf(more), host, Date.now() - 8 * DAY);

  beforeEach(async () => {
    machine = await startOtherMachine();
    history = newHistory();
  });

  it('gives its responses once, however often it is asked, and later only those since its last answer', async () => {
    write(machine, line('a', Date.now() - 20 * DAY), line('b', Date.now() - 2 * DAY));
    const clock = new ManualClock(Date.now());
    const settings: Settings = {
      ...defaultSettings,
      machines: { hosts: ['laptop', 'nowhere'], hourly: false },
    };
    const lines: string[] = [];
    const machines = new Machines({
      history,
      settings: { get: () => settings, watch: () => () => undefined },
      clock,
      env: machine.env,
      log: createLog('info', clock.now, [(text) => lines.push(text)]),
      onChanged: () => undefined,
    });
    onTestFinished(() => {
      machines.close();
    });
    machines.start();
    await machines.ask();
    expect(outputs(history)).toEqual([['laptop', 20]]);
    expect(history.ledger.isEmpty()).toBe(true);
    write(machine, line('c', Date.now()));
    await machines.ask();
    expect(outputs(history)).toEqual([['laptop', 40]]);
    expect(machines.list()).toMatchObject([
      { name: 'laptop', isListed: true, responses: 2, failure: null },
      { name: 'nowhere', isListed: true, responses: 0, failure: 'unreachable' },
    ]);
    const since = machine.commands().map((words) => {
      expect(words).toMatch(/^export --ledger --since \S+Z$/);
      return Date.parse(words.split(' ').at(-1) ?? '');
    });
    expect(Math.abs((since[0] ?? 0) - (clock.now() - 8 * DAY))).toBeLessThan(60_000);
    expect(since[1]).toBeGreaterThan(clock.now() - DAY);
    // Neither the project’s folder nor the session is in what came.
    expect(JSON.stringify(lines)).not.toContain('laptop');
    machines.forget('laptop');
    expect(outputs(history)).toEqual([]);
  });

  it.each([
    ['stranger', { kind: 'host_key' }],
    ['locked', { kind: 'login' }],
    ['nowhere', { kind: 'unreachable' }],
    ['-oProxyCommand=touch x', { kind: 'refused' }],
    ['lap\u001btop', { kind: 'refused' }],
  ])('the host %j fails as what it is, and nothing is stored', async (host, failure) => {
    expect(await ask(host)).toEqual({ ok: false, error: failure });
    expect(history.machineUses.list()).toEqual([]);
    expect(machine.commands()).toEqual([]);
  });

  it.each<[what: string, script: string | null, failure: object]>([
    ['no quotide', null, { kind: 'no_quotide' }],
    ['a quotide without export', 'echo "quotide: there is no command" >&2; exit 2', { kind: 'old_quotide' }],
    ['a quotide that fails', 'exit 1', { kind: 'failed', code: 1 }],
    ['another text', 'echo hello; exec sleep 1000', { kind: 'broken', line: 1 }],
    ['half a ledger', 'echo quotide-ledger 1', { kind: 'broken', line: 2 }],
    ['lines without end', 'yes "$(printf %200s)" | tr -d "\\n"', { kind: 'broken', line: 1 }],
  ])('a machine with %s fails as what it is, and nothing is stored', async (_, script, failure) => {
    machine.setCommand(script);
    expect(await ask()).toEqual({ ok: false, error: failure });
    expect(history.machineUses.list()).toEqual([]);
  });

  it('an answer that is larger than allowed is broken off', async () => {
    write(machine, line('a', Date.now()));
    expect(await ask('laptop', { mostBytes: 100 })).toEqual({ ok: false, error: { kind: 'too_large' } });
    expect(history.machineUses.list()).toEqual([]);
  });

  it('a machine that never answers is given up at the time limit, and its ssh is ended with its children', async () => {
    machine.setCommand('exec sleep 1000');
    const before = sshProcesses(machine);
    const asked = ask('laptop', { limitMs: 3000 });
    while (machine.commands().length === 0) await sleep(20);
    expect(sshProcesses(machine).length).toBeGreaterThan(before.length);
    expect(await asked).toEqual({ ok: false, error: { kind: 'timeout' } });
    while (sshProcesses(machine).length > before.length) await sleep(20);
  });
});

/** The processes of the user's `ssh` with this machine's configuration. */
function sshProcesses(machine: OtherMachine): readonly string[] {
  const config = path.join(path.dirname(machine.home), 'ssh_config');
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(config);
      } catch {
        return false;
      }
    });
}
