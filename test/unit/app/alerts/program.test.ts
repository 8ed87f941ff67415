import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createProgramRunner,
  programFault,
  type ProgramRunner,
} from '../../../../electron/app/alerts/program';
import type { AlertEvent } from '../../../../electron/core/alerts/alert';

const event = (value: number): AlertEvent => ({
  kind: 'threshold_crossed',
  at: 1_795_000_000_000,
  window: 'five_hour',
  early: false,
  account: 'a',
  value,
});
const ALERT = { title: 't', body: 'b', window: null, account: 'a', urgency: 'normal' } as const;
const WAIT = { timeout: 8000, interval: 20 };

describe.skipIf(process.platform === 'win32')('the program for events', () => {
  let dir = '';
  let runner: ProgramRunner | null = null;
  const ends: (string | null)[] = [];

  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-program-'));
    ends.length = 0;
  });
  afterEach(() => {
    runner?.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const script = (lines: string, name = 'p') => {
    const file = path.join(dir, name);
    fs.writeFileSync(file, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
    return file;
  };
  const start = (file: string | null, limitMs = 10_000) => {
    runner = createProgramRunner({
      file: () => file,
      env: { PATH: process.env['PATH'] ?? '' },
      cwd: dir,
      limitMs,
      onEnd: (failure) => ends.push(failure),
    });
    return runner;
  };
  const lines = (name: string) =>
    fs.existsSync(path.join(dir, name))
      ? fs.readFileSync(path.join(dir, name), 'utf8').trim().split('\n')
      : [];

  it('gets JSON on its input', async () => {
    start(script('cat > in')).pass([event(80)], ALERT);
    await vi.waitFor(() => expect(ends).toEqual([null]), WAIT);
    expect(JSON.parse(lines('in').join())).toMatchObject({
      schema: 1,
      events: [{ value: 80 }],
      alert: { title: 't' },
    });
  });

  it('runs once at a time, and the next run gets all events meanwhile', async () => {
    const program = start(script('cat >> in; echo >> in; while [ ! -e go ]; do sleep 0.02; done'));
    program.pass([event(1)], ALERT);
    await vi.waitFor(() => expect(lines('in')).toHaveLength(1), WAIT);
    program.pass([event(2)], { ...ALERT, title: 'second' });
    program.pass([event(3)], null);
    fs.writeFileSync(path.join(dir, 'go'), '');
    await vi.waitFor(() => expect(ends).toEqual([null, null]), WAIT);
    const [, next = ''] = lines('in').filter((line) => line !== '');
    expect(JSON.parse(next)).toMatchObject({
      events: [{ value: 2 }, { value: 3 }],
      alert: { title: 'second' },
    });
  });

  it('is ended with its children when it takes too long', async () => {
    start(script('sleep 600 & echo $! > child; wait'), 400).pass([event(1)], null);
    await vi.waitFor(() => expect(ends).toEqual(['it took more than 0.4 s and was ended']), WAIT);
    const child = Number(lines('child')[0]);
    // Gone, or a zombie that nobody has reaped in a container without an init.
    const alive = () => {
      try {
        return !/^\d+ \(.*\) Z/.test(fs.readFileSync(`/proc/${String(child)}/stat`, 'utf8'));
      } catch {
        return false;
      }
    };
    await vi.waitFor(() => expect(alive()).toBe(false), WAIT);
  });

  it('reports a failure with its last output, redacted, and the next event runs it again', async () => {
    const program = start(
      script('head -c 100000 /dev/zero | tr "\\0" x; echo token sk-ant-oat01-secret >&2; exit 3'),
    );
    program.pass([event(1)], null);
    await vi.waitFor(() => expect(ends).toHaveLength(1), WAIT);
    expect(ends[0]).toMatch(/^it ended with code 3: /);
    expect(ends[0]).not.toContain('secret');
    expect(ends[0]?.length).toBeLessThan(250);
    program.pass([event(2)], null);
    await vi.waitFor(() => expect(ends).toHaveLength(2), WAIT);
  });

  it('a program that reads nothing, or a file that is no program, has no other effect', async () => {
    const file = script('exit 0');
    const many = Array.from({ length: 500 }, (_, index) => event(index));
    start(file).pass(many, null);
    await vi.waitFor(() => expect(ends).toEqual([null]), WAIT);
    fs.writeFileSync(path.join(dir, 'bad'), '#!/no/such/interpreter\n', { mode: 0o755 });
    start(path.join(dir, 'bad')).pass([event(1)], null);
    await vi.waitFor(() => expect(ends[1]).toContain('it could not be started'), WAIT);
    start(path.join(dir, 'gone')).pass([event(1)], null);
    await vi.waitFor(() => expect(ends[2]).toBe('it is not there'), WAIT);
    start(null).pass([event(1)], null);
    expect(ends).toHaveLength(3);
  });

  it('is checked before it is set', () => {
    const plain = path.join(dir, 'plain');
    fs.writeFileSync(plain, '', { mode: 0o644 });
    expect([plain, dir, path.join(dir, 'none'), 'relative', script('')].map(programFault)).toEqual([
      ...['not_executable', 'not_a_file', 'missing', 'missing', null],
    ]);
  });
});
