import { createPrivateKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A self-signed certificate and its key; PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

type Der = Buffer;

const der = (tag: number, ...parts: readonly Der[]): Der => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: readonly Der[]) => der(0x30, ...parts);
const integer = (...bytes: readonly number[]) => der(0x02, Buffer.from(bytes));
const hex = (text: string) => Buffer.from(text, 'hex');
/** 1.2.840.10045.4.3.2, 2.5.4.3, 2.5.29.17 and 2.5.29.19, as they are encoded. */
const OID = { ecdsaSha256: '06082a8648ce3d040302', name: '0603550403', san: '0603551d11', ca: '0603551d13' };
const time = (at: number) =>
  der(0x18, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));

const relativeName = (name: string) =>
  sequence(der(0x31, sequence(hex(OID.name), der(0x0c, Buffer.from(name)))));

/** Whose name and key a certificate is signed with. */
interface Signer {
  readonly name: string;
  readonly privateKey: KeyObject;
}

/**
 * Makes a self-signed certificate for 127.0.0.1 or for a name, without any tool.
 * @param options instants are epoch ms
 */
export function makeCertificate(options: {
  readonly name?: string;
  readonly from: number;
  readonly until: number;
}): Certificate {
  return certificateOf({ ...options, subject: 'quotide test', isAuthority: true }, null);
}

/** A made-up authority, such as the one a company's proxy signs with. */
export interface Authority {
  /** Its own certificate, PEM. */
  readonly cert: string;
  /** Signs a certificate for a server by this name, or for 127.0.0.1. */
  readonly issue: (host: string) => Certificate;
}

/** Makes an authority of this name; all that it signs is valid from yesterday until tomorrow. */
export function makeAuthority(name: string): Authority {
  const times = { from: Date.now() - 86_400_000, until: Date.now() + 86_400_000 };
  const own = certificateOf({ ...times, subject: name, isAuthority: true }, null);
  const signer = { name, privateKey: createPrivateKey(own.key) };
  return {
    cert: own.cert,
    issue: (host) => {
      const server = { ...times, subject: 'server', isAuthority: false };
      return certificateOf(host === '127.0.0.1' ? server : { ...server, name: host }, signer);
    },
  };
}

function certificateOf(
  options: {
    readonly name?: string;
    readonly subject: string;
    readonly isAuthority: boolean;
    readonly from: number;
    readonly until: number;
  },
  signer: Signer | null,
): Certificate {
  const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { name: issuer, privateKey } = signer ?? { name: options.subject, privateKey: pair.privateKey };
  const algorithm = sequence(hex(OID.ecdsaSha256));
  const who =
    options.name === undefined
      ? der(0x87, Buffer.from([127, 0, 0, 1]))
      : der(0x82, Buffer.from(options.name));
  const isTrue = der(0x01, Buffer.from([0xff]));
  const extensions = sequence(
    sequence(hex(OID.san), der(0x04, sequence(who))),
    sequence(hex(OID.ca), isTrue, der(0x04, options.isAuthority ? sequence(isTrue) : sequence())),
  );
  const body = sequence(
    der(0xa0, integer(2)),
    integer(1, ...randomBytes(7)),
    algorithm,
    relativeName(issuer),
    sequence(time(options.from), time(options.until)),
    relativeName(options.subject),
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const base64 = sequence(body, algorithm, signature).toString('base64');
  const lines = (base64.match(/.{1,64}/g) ?? []).join('\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
