import { once } from 'node:events';
import fs from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apiFixtureText } from '../fakes/fixtures';
import { makeCertificate, type Certificate } from './support/certificate';
import { commandWorld, run } from './support/command';
import { CANARY_TAIL, filesWith } from './support/places';

const DAY = 24 * 3_600_000;
const soon = () => ({ from: Date.now() - DAY, until: Date.now() + DAY });

/** An https server that writes down what it hears after the handshake. */
async function serve({
  cert,
  key,
}: Certificate): Promise<{ readonly url: string; readonly heard: string[] }> {
  const heard: string[] = [];
  const server = https.createServer({ cert, key }, (req, res) => {
    heard.push(req.headers.authorization ?? '');
    res.setHeader('content-type', 'application/json');
    res.end(apiFixtureText('usage-2026-09-29-max-latest-shape'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`, heard };
}

interface Row {
  readonly name: string;
  readonly make: () => Certificate;
  /** Whether the certificate is handed over in NODE_EXTRA_CA_CERTS. */
  readonly trusted: boolean;
  readonly works: boolean;
}

const ROWS: readonly Row[] = [
  { name: 'self-signed', make: () => makeCertificate(soon()), trusted: false, works: false },
  {
    name: 'trusted but expired',
    make: () => makeCertificate({ from: Date.now() - 9 * DAY, until: Date.now() - DAY }),
    trusted: true,
    works: false,
  },
  {
    name: 'trusted but for another name',
    make: () => makeCertificate({ ...soon(), name: 'elsewhere.example' }),
    trusted: true,
    works: false,
  },
  { name: 'trusted by NODE_EXTRA_CA_CERTS', make: () => makeCertificate(soon()), trusted: true, works: true },
];

describe('the command’s check of certificates', () => {
  for (const { name, make, trusted, works } of ROWS) {
    it(`a certificate that is ${name} is ${works ? 'accepted' : 'refused before any header is sent'}`, async () => {
      const { places } = await commandWorld();
      const certificate = make();
      const { url, heard } = await serve(certificate);
      const file = path.join(places.home, 'ca.pem');
      fs.writeFileSync(file, certificate.cert);
      const env = { QUOTIDE_API_URL: url, ...(trusted ? { NODE_EXTRA_CA_CERTS: file } : {}) };
      const { code, out, err } = await run(places, ['status', '--json'], env);
      const { error } = JSON.parse(out) as { error: { kind: string } | null };
      expect({ code, kind: error?.kind ?? null, heard: heard.length }).toEqual(
        works ? { code: 0, kind: null, heard: 1 } : { code: 1, kind: 'offline', heard: 0 },
      );
      expect(`${out}${err}`).not.toContain(CANARY_TAIL);
      expect(filesWith(places.dataDir, CANARY_TAIL)).toEqual([]);
    });
  }
});
