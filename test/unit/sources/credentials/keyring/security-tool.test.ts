import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeSecret,
  readMetadata,
  readSecret,
} from '../../../../../electron/sources/credentials/keyring/security-tool';
import { neverRun, ran, runs, storedLogin } from '../support';

const item = { service: 'Claude Code-credentials', account: null };

describe('decodeSecret', () => {
  it('decodeSecret gives any JSON back, printed plainly or as hex', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), fc.constantFrom('', '\n', '\r\n'), (value, upper, end) => {
        const text = JSON.stringify({ claudeAiOauth: value });
        const hex = Buffer.from(text).toString('hex');
        expect(decodeSecret(text + end)).toBe(text);
        expect(decodeSecret((upper ? hex.toUpperCase() : hex) + end)).toBe(text);
      }),
      runs(200, 5_000),
    );
  });

  it.each(['', 'abc', 'abcg', '{}', storedLogin()])('decodeSecret leaves %j unchanged', (text) => {
    expect(decodeSecret(text)).toBe(text);
  });
});

describe('the tool security', () => {
  it('the tool security is not started without time', async () => {
    const refused = { kind: 'refused', outcome: 'timeout', detail: 'the Keychain did not answer in time' };
    expect(await readMetadata(neverRun, item, 0)).toEqual(refused);
    expect(await readSecret(neverRun, item, -1)).toEqual(refused);
  });

  it('the tool security identifies an item by its service, account and date', async () => {
    const output = (text: string) => () => Promise.resolve(ran(0, text));
    const first = '    "acct"<blob>="ada"\n    "mdat"<timedate>=0x32  "20261121120000Z\\000"\n';
    const one = await readMetadata(output(first), item, 1_000);
    const same = await readMetadata(output(first), item, 1_000);
    const later = await readMetadata(output(first.replace('12', '13')), item, 1_000);
    const other = await readMetadata(output(first.replace('ada', 'bob')), item, 1_000);
    expect(same).toEqual(one);
    expect(later).not.toEqual(one);
    expect(other).not.toEqual(one);
    expect(one).toMatchObject({ kind: 'present', dated: true });
    expect(await readMetadata(output('"mdat"<timedate>=<NULL>'), item, 1_000)).toMatchObject({
      dated: false,
    });
  });
});
