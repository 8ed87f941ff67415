import { describe, expect, it } from 'vitest';
import { checkNode, isInSync, npmReason } from '../../scripts/lib/packages.mjs';

const entry = (version = '1.0.0', more = {}) => ({ version, integrity: `sha512-${version}`, ...more });
const lock = (/** @type {Record<string, object>} */ packages) => ({ packages: { '': {}, ...packages } });

describe('the check of installed packages', () => {
  it('packages are in sync when each is there as locked', () => {
    const wanted = lock({
      'node_modules/a': entry(),
      'node_modules/b-win32': entry('1.0.0', { optional: true }),
    });
    expect(isInSync(wanted, { packages: { 'node_modules/a': entry() } })).toBe(true);
    expect(isInSync(wanted, { packages: { 'node_modules/a': entry('1.0.1') } })).toBe(false);
    expect(isInSync(wanted, { packages: {} })).toBe(false);
    expect(isInSync(wanted, null)).toBe(false);
    const more = { packages: { 'node_modules/a': entry(), 'node_modules/c': entry() } };
    expect(isInSync(wanted, more)).toBe(false);
  });

  it('packages need a Node that is new enough', () => {
    expect(() => checkNode('20.18.3')).toThrow('Node 20.18.3 is too old: Quotide needs Node 20.19');
    for (const version of ['20.19.0', '22.1.0', '24.0.0']) expect(() => checkNode(version)).not.toThrow();
  });

  it("a failed installation of packages prints npm's reason, not its usage", () => {
    const output = 'npm warn x\nnpm error code E404\nnpm error 404 Not found\nnpm error\nnpm error Usage:\n';
    expect(npmReason(output)).toBe('404 Not found');
  });
});
