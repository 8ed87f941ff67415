import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHandOver } from '../../../electron/cli/hand-over';

const DIST = '/opt/Quotide/resources/app.asar/dist';
const EXE = '/opt/Quotide/quotide';
const SWITCHES = ['--ozone-platform=headless', '--no-sandbox', '--command', '--'];
const all = () => true;

describe('the hand-over of a start of the package’s binary', () => {
  it.each([
    [[]],
    [['--autostart']],
    [['--command']],
    [['--', '--command', '--']],
    [['--command', 'status']],
    [['--command', '--no-sandbox', '--', 'status']],
  ])('a start of the package’s binary is meant for the app: %j', (words) => {
    expect(readHandOver([EXE, ...words], DIST, all)).toBeNull();
  });

  it('a start with the mark runs the command, which sees the arguments of a start by Node', () => {
    expect(readHandOver([EXE, ...SWITCHES, 'status', '--json'], DIST, all)).toEqual({
      file: `${DIST}/cli.cjs`,
      argv: [EXE, `${DIST}/cli.cjs`, 'status', '--json'],
      execArgv: SWITCHES,
    });
  });

  it('a start goes to a program of its own where there is one', () => {
    const argv = [EXE, ...SWITCHES, 'statusline', '--chain', 'x'];
    expect(readHandOver(argv, DIST, all)?.file).toBe(`${DIST}/statusline.cjs`);
    expect(readHandOver(argv, DIST, () => false)?.file).toBe(`${DIST}/cli.cjs`);
  });

  it('a start goes to a file of ours that was forked, and to no other file', () => {
    const fork = (file: string) => readHandOver([EXE, ...SWITCHES, file, 'a'], DIST, all);
    expect(fork(`${DIST}/proxy.cjs`)).toEqual({
      file: `${DIST}/proxy.cjs`,
      argv: [EXE, `${DIST}/proxy.cjs`, 'a'],
      execArgv: SWITCHES,
    });
    for (const other of ['/tmp/evil.cjs', `${DIST}/../evil.cjs`, 'evil.cjs', './evil.cjs', `${DIST}/x.node`])
      expect(fork(other)?.file).toBe(`${DIST}/cli.cjs`);
  });

  it('a start passes every argument on unchanged', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        const found = readHandOver([EXE, ...SWITCHES, 'status', ...words], DIST, () => false);
        expect(found?.argv.slice(2)).toEqual(['status', ...words]);
      }),
      { seed: 8 },
    );
  });
});
