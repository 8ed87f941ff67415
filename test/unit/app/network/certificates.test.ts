import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCertificates } from '../../../../electron/app/network/certificates';
import { revealCertificates } from '../../../../electron/app/network/hidden-variable';
import { createSurroundings } from '../../../../electron/app/network/network-surroundings';
import { makeAuthority } from '../../../faults/support/certificate';

const place = { dir: '' };
beforeEach(() => {
  place.dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-ca-'));
});
afterEach(() => {
  fs.rmSync(place.dir, { recursive: true });
});
const file = (name: string, text: string) => {
  const full = path.join(place.dir, name);
  fs.writeFileSync(full, text);
  return full;
};
/** No store of this machine: an empty file in its place. */
const noStore = () => ({ SSL_CERT_FILE: file('empty.pem', '') });

it('readCertificates gives those of the file and of the system’s store once each, without Node’s own', () => {
  const [ours, theirs] = [makeAuthority('Corp CA').cert, makeAuthority('Other CA').cert];
  const extra = file('extra.pem', `${ours}${tls.rootCertificates[0] ?? ''}\n${ours}`);
  const store = file('store.pem', `${tls.rootCertificates.join('\n')}\n${theirs}${ours}`);
  const read = readCertificates({ NODE_EXTRA_CA_CERTS: extra, SSL_CERT_FILE: store }, 'linux');
  expect(read.ca.map((pem) => pem.trim())).toEqual([ours.trim(), theirs.trim()]);
  expect(read).toMatchObject({
    extra: { isReadable: true, count: 3, damaged: 0 },
    fromSystem: 1,
    hasEmptyFile: false,
  });
});

it('on Linux a store that SSL_CERT_FILE names replaces the one that Node 24 reads by itself', () => {
  const own = Object.getOwnPropertyDescriptor(tls, 'getCACertificates');
  const ofNode = makeAuthority('Machine CA').cert;
  Object.defineProperty(tls, 'getCACertificates', { configurable: true, value: () => [ofNode] });
  try {
    expect(readCertificates(noStore(), 'linux').ca).toEqual([]);
    expect(readCertificates(noStore(), 'win32').ca).toEqual([ofNode]);
  } finally {
    if (own === undefined) Reflect.deleteProperty(tls, 'getCACertificates');
    else Object.defineProperty(tls, 'getCACertificates', own);
  }
});

it('a damaged part is left out alone; a missing file, a folder and garbage give no certificates, and that is reported', () => {
  const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  const mixed = file('mixed.pem', `${damaged}${makeAuthority('Corp CA').cert}`);
  const of = (named: string) => readCertificates({ ...noStore(), NODE_EXTRA_CA_CERTS: named }, 'linux');
  expect(of(mixed)).toMatchObject({ extra: { isReadable: true, count: 1, damaged: 1 }, hasEmptyFile: false });
  expect(of(path.join(place.dir, 'gone.pem'))).toMatchObject({
    extra: { isReadable: false, count: 0 },
    hasEmptyFile: true,
  });
  expect(of(place.dir)).toMatchObject({ extra: { isReadable: false }, hasEmptyFile: true });
  expect(of(file('garbage.pem', '\0\u{1}\u{2}'))).toMatchObject({
    extra: { isReadable: true, count: 0 },
    hasEmptyFile: true,
  });
  expect(readCertificates(noStore(), 'linux')).toMatchObject({ extra: null, ca: [], hasEmptyFile: false });
});

it('certificates are read again only when their files change', () => {
  const extra = file('extra.pem', '');
  const surroundings = createSurroundings({ ...noStore(), NODE_EXTRA_CA_CERTS: extra }, 'linux');
  expect(surroundings.trust()).toBeUndefined();
  fs.writeFileSync(extra, makeAuthority('Corp CA').cert);
  const trust = surroundings.trust();
  expect(trust).toBeDefined();
  expect(surroundings.trust()).toBe(trust);
});

it('a variable that a package’s Electron removes is found in the environment that the process was started with', () => {
  const began = file('environ', 'HOME=/home/ann\0NODE_EXTRA_CA_CERTS=/etc/corp.pem\0LANG=C\0');
  const env: NodeJS.ProcessEnv = {};
  revealCertificates(env, [path.join(place.dir, 'gone'), began]);
  expect(env).toEqual({ QUOTIDE_EXTRA_CA_CERTS: '/etc/corp.pem' });
  for (const set of [{ NODE_EXTRA_CA_CERTS: '/a' }, { QUOTIDE_EXTRA_CA_CERTS: '/b' }]) {
    const named: NodeJS.ProcessEnv = { ...set };
    revealCertificates(named, [began]);
    expect(named).toEqual(set);
  }
  const nothing: NodeJS.ProcessEnv = {};
  revealCertificates(nothing, [path.join(place.dir, 'gone')]);
  expect(nothing).toEqual({});
});
