import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../electron/platform/run-command';
import { isAlive, openFiles, temporaryHome, until } from '../sources/credentials/support';

const node = process.execPath;

describe('runCommand', () => {
  // First, since it counts open pipes and children of other tests may still be closing theirs.
  it('runCommand does not wait for a grandchild that holds the pipes', async () => {
    const script =
      "require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 9000)'], {stdio: 'inherit'})";
    const [began, open] = [performance.now(), openFiles()];
    const result = await runCommand(node, ['-e', script], { timeoutMs: 1_500 });
    expect(result.timedOut).toBe(true);
    expect(performance.now() - began).toBeLessThan(7_000);
    await until(() => openFiles() <= open);
    expect(performance.now() - began).toBeLessThan(7_500);
  });

  it('runCommand returns output, errors and the exit code', async () => {
    const script = 'process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 44';
    const result = await runCommand(node, ['-e', script], { timeoutMs: 10_000 });
    expect({ ...result, stdout: result.stdout.toString(), stderr: result.stderr.toString() }).toEqual({
      code: 44,
      stdout: 'out',
      stderr: 'err',
      timedOut: false,
    });
  });

  it('runCommand returns 0, and the bytes unchanged', async () => {
    const result = await runCommand(node, ['-e', 'process.stdout.write(Buffer.from([255, 0]))'], {
      timeoutMs: 10_000,
    });
    expect([result.code, ...result.stdout]).toEqual([0, 255, 0]);
  });

  it('runCommand uses no shell', async () => {
    const { home } = temporaryHome();
    const evil = `$(touch ${join(home, 'made')}); "x" && y`;
    const result = await runCommand(node, ['-e', 'process.stdout.write(process.argv[1])', evil], {
      timeoutMs: 10_000,
    });
    expect(result.stdout.toString()).toBe(evil);
    expect(existsSync(join(home, 'made'))).toBe(false);
  });

  it('runCommand has no code for a program that is not there', async () => {
    const result = await runCommand(join(temporaryHome().home, 'nothing'), [], { timeoutMs: 1_000 });
    expect(result).toMatchObject({ code: null, timedOut: false });
  });

  it('runCommand kills a child that hangs, at once', async () => {
    const note = join(temporaryHome().home, 'pid');
    const script = `require('fs').writeFileSync(${JSON.stringify(note)}, String(process.pid)); setInterval(() => {}, 1e6)`;
    const began = performance.now();
    const result = await runCommand(node, ['-e', script], { timeoutMs: 2_500 });
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(result).toMatchObject({ code: null, timedOut: true });
    const pid = Number(readFileSync(note, 'utf8'));
    expect(pid).toBeGreaterThan(1);
    await until(() => !isAlive(pid));
  });

  it('runCommand closes the input of a child that reads it', async () => {
    const script = "process.stdin.resume(); process.stdin.on('end', () => process.stdout.write('ended'))";
    const result = await runCommand(node, ['-e', script], { timeoutMs: 10_000 });
    expect(result.stdout.toString()).toBe('ended');
  });

  it('runCommand stops a child that prints too much', async () => {
    const script = "const x = 'x'.repeat(65536); (function more() { process.stdout.write(x, more) })()";
    const result = await runCommand(node, ['-e', script], { timeoutMs: 10_000 });
    expect(result).toMatchObject({ code: null, timedOut: false });
    expect(result.stdout.length).toBeLessThanOrEqual(256 * 1024);
  });
});
