import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { installationFacts } from '../../../../electron/app/doctor/installation';

/** The resources folder of a package, gone after the test. */
function makeResources(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-resources-'));
  onTestFinished(() => {
    fs.rmSync(folder, { recursive: true });
  });
  return folder;
}

const distIn = (resources: string) => path.join(resources, 'app.asar', 'dist');

it('a checkout is no installation', () => {
  expect(installationFacts(path.join(makeResources(), 'dist'), {})).toBeNull();
});

it('a package without notes is a folder of an unknown runtime', () => {
  expect(installationFacts(distIn(makeResources()), {})).toEqual({ kind: null, officialRuntime: null });
});

it.each([
  ['official', true],
  ['development', false],
])('a deb on the %s runtime is recognized', (runtime, officialRuntime) => {
  const resources = makeResources();
  fs.writeFileSync(path.join(resources, 'package-type'), 'deb');
  fs.writeFileSync(path.join(resources, 'runtime'), `${runtime}\n`);
  expect(installationFacts(distIn(resources), {})).toEqual({ kind: 'deb', officialRuntime });
});

it('an AppImage is recognized by the variables that its start sets', () => {
  expect(installationFacts(distIn(makeResources()), { APPIMAGE: '/home/a/Q.AppImage' })).toMatchObject({
    kind: 'AppImage',
  });
});

it('the portable program of Windows is recognized by its starter, an installed one by its uninstaller', () => {
  const env = { PORTABLE_EXECUTABLE_FILE: 'D:\\Quotide.exe' };
  const resources = path.join(makeResources(), 'resources');
  expect(installationFacts(distIn(resources), env)?.kind).toBe('portable');
  fs.writeFileSync(path.join(resources, '..', 'Uninstall Quotide.exe'), '');
  expect(installationFacts(distIn(resources), {})?.kind).toBe('NSIS');
});

it('an app of macOS is recognized by the folder of its resources', () => {
  const resources = path.join(makeResources(), 'Quotide.app', 'Contents', 'Resources');
  expect(installationFacts(distIn(resources), {})?.kind).toBe('app');
});
