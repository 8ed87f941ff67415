import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoHello } from '../../fakes/demo/run';

async function startIn(
  folder: string,
  ...words: readonly string[]
): Promise<{ child: ChildProcessWithoutNullStreams; hello: DemoHello; said: string[] }> {
  const env = { ...process.env, QUOTIDE_DEMO_SCALE: '600' };
  const child = spawn(process.execPath, [join(folder, 'demo.cjs'), ...words], { env });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => said.push(line));
  await once(lines, 'line');
  return { child, hello: JSON.parse(said[0] ?? '') as DemoHello, said };
}

async function usage(hello: DemoHello): Promise<{ now: number; used: number }> {
  const { claudeAiOauth } = JSON.parse(readFileSync(join(hello.configDir, '.credentials.json'), 'utf8')) as {
    claudeAiOauth: { accessToken: string };
  };
  const headers = {
    authorization: `Bearer ${claudeAiOauth.accessToken}`,
    'anthropic-beta': 'oauth-2025-04-20',
    'user-agent': 'claude-code/2.1.330',
  };
  const response = await fetch(`${hello.apiUrl}/api/oauth/usage`, { headers });
  const body = (await response.json()) as { five_hour: { utilization: number } };
  return { now: Date.parse(response.headers.get('date') ?? ''), used: body.five_hour.utilization };
}

function transcriptBytes(hello: DemoHello): number {
  const files = readdirSync(join(hello.configDir, 'projects'), { recursive: true, withFileTypes: true });
  return files
    .filter((f) => f.isFile())
    .reduce((all, f) => all + statSync(join(f.parentPath, f.name)).size, 0);
}

describe('the demo process', () => {
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'quotide-test-'));
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: fileURLToPath(new URL('../../fakes/demo.ts', import.meta.url)),
        outDir: folder,
        emptyOutDir: false,
        rolldownOptions: { output: { format: 'cjs', entryFileNames: 'demo.cjs' } },
      },
      ssr: { noExternal: true, target: 'node' },
    });
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('the demo process prints one line, runs, and ends at the end of stdin', async () => {
    const { child, hello, said } = await startIn(folder);
    expect(hello).toMatchObject({
      timeScale: 600,
      apiUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
    });
    const root = dirname(hello.configDir);
    expect(statSync(root).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(hello.configDir, '.claude.json'), 'utf8')).toContain('oauthAccount');
    const before = transcriptBytes(hello);
    expect(before).toBeGreaterThan(500_000);
    expect(before).toBeLessThan(6_000_000);

    await sleep(300);
    expect(transcriptBytes(hello)).toBe(before);
    child.stdin.write('go\n');
    await sleep(1000);
    const { now, used } = await usage(hello);
    expect(now - Date.now()).toBeGreaterThan(300_000);
    expect(used).toBeGreaterThanOrEqual(30);
    await expect.poll(() => transcriptBytes(hello)).toBeGreaterThan(before);

    child.stdin.end();
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
    expect(existsSync(root)).toBe(false);
    expect(said).toHaveLength(1);
  }, 20_000);

  it('the demo process refuses an unknown plan', async () => {
    const child = spawn(process.execPath, [join(folder, 'demo.cjs'), 'gold']);
    const complaint: string[] = [];
    child.stderr.on('data', (text) => complaint.push(String(text)));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, complaint.join('')]).toEqual([
      1,
      'demo: the plan of a demo is pro, max or ultra, not "gold"\n',
    ]);
  }, 20_000);

  it('the demo process signs in to Ultra, whose answer has no 5-hour limit', async () => {
    const { child, hello } = await startIn(folder, 'ultra');
    const login = readFileSync(join(hello.configDir, '.credentials.json'), 'utf8');
    expect(login).toContain('default_claude_max_20x');
    child.stdin.end();
    await once(child, 'exit');
  }, 20_000);

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'the demo process cleans up at %s',
    async (signal) => {
      const { child, hello } = await startIn(folder);
      child.kill(signal);
      const [code] = (await once(child, 'exit')) as [number];
      expect(code).toBe(0);
      expect(existsSync(dirname(hello.configDir))).toBe(false);
    },
    20_000,
  );
});
