import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';

type Variables = Readonly<Record<string, string | undefined>>;

/** The certificates that are trusted besides Node's own. */
export interface Certificates {
  /** One certificate each, PEM; without those that Node trusts anyway. */
  readonly ca: readonly string[];
  /** The file in NODE_EXTRA_CA_CERTS; `null`: the variable is not set. */
  readonly extra: ExtraFile | null;
  /** Whether NODE_EXTRA_CA_CERTS names a file without a readable certificate. */
  readonly hasEmptyFile: boolean;
  /** The number of them from the system's store. */
  readonly fromSystem: number;
}

export interface ExtraFile {
  readonly isReadable: boolean;
  /** Certificates in it. */
  readonly count: number;
  /** Parts that look like a certificate and cannot be parsed. */
  readonly damaged: number;
}

/** A company's file has some certificates, a system's store some hundred. */
const MAX_FILE_BYTES = 8 * 2 ** 20;
const MAX_FOLDER_FILES = 1000;
const PEM = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]+?-----END (?:TRUSTED )?CERTIFICATE-----/g;

/** The store of Linux systems as one file: Debian, Red Hat, SUSE, Alpine. The first existing one is used. */
const bundles: readonly string[] = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The file that the environment names. The launcher bin/quotide keeps Node from reading it. */
export function extraCertificatesFile(env: Variables): string | null {
  return env['QUOTIDE_EXTRA_CA_CERTS'] || env['NODE_EXTRA_CA_CERTS'] || null;
}

/** Reads the certificates of NODE_EXTRA_CA_CERTS and of the system. Never throws: unreadable files are left out. */
export function readCertificates(env: Variables, platform: NodeJS.Platform): Certificates {
  const known = new Set(tls.rootCertificates.map(bodyOf));
  const file = extraCertificatesFile(env);
  const text = file === null ? null : readText(file);
  const extra = sorted(blocksOf(text ?? ''), known);
  const system = sorted(systemBlocks(env, platform), known);
  return {
    ca: [...extra.good, ...system.good],
    extra: file === null ? null : { isReadable: text !== null, count: extra.count, damaged: extra.damaged },
    hasEmptyFile: file !== null && extra.count === 0,
    fromSystem: system.good.length,
  };
}

/** A text that changes when one of the files changes: paths, times and sizes. */
export function certificatesMark(env: Variables, platform: NodeJS.Platform): string {
  const files = [extraCertificatesFile(env), ...(platform === 'linux' ? systemPlaces(env) : [])];
  return files
    .flatMap((file) => {
      const stat = file === null ? undefined : statOf(file);
      return stat === undefined ? [] : [`${String(file)} ${String(stat.mtimeMs)} ${String(stat.size)}`];
    })
    .join('\n');
}

function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The blocks that are certificates and not in `known`, to which it adds them. */
function sorted(blocks: readonly string[], known: Set<string>) {
  const good: string[] = [];
  let [count, damaged] = [0, 0];
  for (const block of blocks) {
    const body = bodyOf(block);
    if (known.has(body)) count += 1;
    else if (isCertificate(block)) {
      known.add(body);
      good.push(block);
      count += 1;
    } else damaged += 1;
  }
  return { good, count, damaged };
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).raw.length > 0;
  } catch {
    return false;
  }
}

function bodyOf(pem: string): string {
  return pem.replace(/-----[A-Z ]+-----|\s+/g, '');
}

function blocksOf(text: string): readonly string[] {
  return text.match(PEM) ?? [];
}

function readText(file: string): string | null {
  try {
    const { size } = fs.statSync(file);
    return size > MAX_FILE_BYTES ? null : fs.readFileSync(file, 'latin1');
  } catch {
    return null;
  }
}

/**
 * The system's store: the well-known files of Linux, in the same way on every runtime, elsewhere what this runtime can read
 * (Node 22.15 and newer). On Linux Node would read the same files again, and keep them for the life of the process.
 */
function systemBlocks(env: Variables, platform: NodeJS.Platform): readonly string[] {
  return platform === 'linux' ? systemPlaces(env).flatMap(blocksAt) : nodesSystemStore();
}

function nodesSystemStore(): readonly string[] {
  const { getCACertificates } = tls as unknown as {
    readonly getCACertificates?: (type: 'system') => readonly string[];
  };
  try {
    return getCACertificates?.('system') ?? [];
  } catch {
    return [];
  }
}

/** SSL_CERT_FILE and SSL_CERT_DIR, as OpenSSL reads them, else the well-known files. */
function systemPlaces(env: Variables): readonly string[] {
  const file = env['SSL_CERT_FILE'] || bundles.find((bundle) => fs.existsSync(bundle));
  const folders = (env['SSL_CERT_DIR'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  if (file !== undefined) return [file, ...folders];
  return folders.length > 0 ? folders : ['/etc/ssl/certs'];
}

function blocksAt(place: string): readonly string[] {
  if (statOf(place)?.isDirectory() !== true) return blocksOf(readText(place) ?? '');
  // Each certificate has a second name there, by its hash.
  const names = namesIn(place).filter(
    (name) => /\.(?:pem|crt|cer|\d)$/i.test(name) && name !== path.basename(bundles[0] ?? ''),
  );
  return names.slice(0, MAX_FOLDER_FILES).flatMap((name) => blocksOf(readText(path.join(place, name)) ?? ''));
}

function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
