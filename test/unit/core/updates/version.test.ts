import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, parseVersion, type Version } from '../../../../electron/core/updates/version';

const parse = (text: string): Version => {
  const version = parseVersion(text);
  if (version === null) throw new Error(`${text} is no version`);
  return version;
};
const order = (a: string, b: string) => Math.sign(compareVersions(parse(a), parse(b)));

const word = fc.constantFrom('0', '1', '2', '11', 'alpha', 'beta', 'rc', 'x-1', '0a');
const versions = fc
  .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.array(word, { maxLength: 3 }))
  .map(([a, b, c, pre]) => `${a}.${b}.${c}${pre.length > 0 ? `-${pre.join('.')}` : ''}`);

describe('compareVersions', () => {
  it('orders versions as the standard does', () => {
    const inOrder =
      '0.9.0 0.10.0 1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 1.0.1 1.1.0 2.0.0 10.0.0';
    const list = inOrder.split(' ');
    for (const [at, a] of list.entries())
      for (const [other, b] of list.entries())
        expect([a, b, order(a, b)]).toEqual([a, b, Math.sign(at - other)]);
  });

  it('ignores the build part', () => {
    expect(order('1.2.3+build.7', '1.2.3')).toBe(0);
  });

  it.each([
    ...[
      '',
      '1',
      '1.2',
      'v1.2.3',
      '1.2.3.4',
      '01.2.3',
      '1.2.3-',
      '1.2.3-01',
      '1.2.3-a..b',
      ' 1.2.3',
      '1.2.3\n',
    ],
    ...['1234567890.0.0', '-1.0.0', '1.2.3-é', `1.2.3-${'a'.repeat(99)}`],
  ])('parseVersion rejects %j', (text) => {
    expect(parseVersion(text)).toBeNull();
  });

  it('has one order, whichever version comes first', () => {
    fc.assert(
      fc.property(versions, versions, versions, (a, b, c) => {
        expect(order(a, b)).toBe(-order(b, a) + 0);
        expect(order(a, a)).toBe(0);
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
      }),
      { seed: 8, numRuns: 500 },
    );
  });
});
