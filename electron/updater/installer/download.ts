import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import type { ReleaseFile } from '../../core/updates/release';
import { anonymousRequest } from '../releases/anonymous';
import { orStopped, withDeadline } from '../../platform/http/deadline';
import type { Fetch } from '../../platform/http/fetch-type';
import { InstallError } from './install-failure';

/** Longest wait for the next bytes of a server, in ms. */
const STALL_MS = 60_000;

/** One file to download, and its destination. */
export interface Download {
  readonly fetch: Fetch;
  readonly url: string;
  readonly file: ReleaseFile;
  readonly destination: string;
  /** Called with each whole percent. */
  readonly onPercent: (percent: number) => void;
  readonly signal: AbortSignal;
  /** Longest wait for the next bytes, in real ms. */
  readonly stallMs?: number;
}

/**
 * Pattern of an allowed address, before and after redirects (in the app: `native/https-only`). http on loopback is for
 * tests.
 */
export const ADDRESS = /^(https:\/\/|http:\/\/127\.0\.0\.1:\d{1,5}\/)/;

/**
 * Downloads a file, and stops at the first byte beyond its signed size. Every user sends the same request. Redirects
 * are followed, since hosts of large files use them: the signed sha512 proves that the file is the right one.
 * @throws InstallError, or what the file system throws
 */
export async function download(task: Download): Promise<void> {
  const request = new AbortController();
  const response = await patient(
    task,
    task.fetch(task.url, anonymousRequest('*/*', 'follow', request.signal)),
    request,
  );
  try {
    if (response.status !== 200) throw new InstallError('status', `status ${response.status}`);
    if (response.url !== '' && !ADDRESS.test(response.url))
      throw new InstallError('redirect', 'it led to an address that is not https');
    if (response.body === null) throw new InstallError('unreachable', 'no body');
    await store(task, response.body.getReader(), request);
  } finally {
    request.abort();
  }
}

async function store(
  task: Download,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  request: AbortController,
): Promise<void> {
  const { file, destination, onPercent } = task;
  const hash = createHash('sha512');
  // Exclusive, in place of what an earlier try left: a link there is not followed.
  await fs.rm(destination, { force: true });
  const handle = await fs.open(destination, 'wx', 0o600);
  try {
    let [bytes, percent] = [0, 0];
    for (;;) {
      const { done, value } = await patient(task, reader.read(), request);
      if (done) break;
      bytes += value.byteLength;
      if (bytes > file.bytes) throw new InstallError('digest', 'more bytes than there should be');
      hash.update(value);
      await handle.writeFile(value);
      const now = Math.floor((bytes / file.bytes) * 100);
      if (now > percent) onPercent((percent = now));
    }
    if (bytes < file.bytes) throw new InstallError('unreachable', `${bytes} of ${file.bytes} bytes`);
    if (hash.digest('base64') !== file.sha512) throw new InstallError('digest', 'another sha512');
    // electron-updater renames the file next, so its bytes have to be on the disk.
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Waits for `promise` up to the time limit. Every failure counts as a failure of the network. */
async function patient<T>(task: Download, promise: Promise<T>, request: AbortController): Promise<T> {
  try {
    return await withDeadline(task.stallMs ?? STALL_MS, task.signal, (stop) => orStopped(promise, stop));
  } catch (error) {
    request.abort();
    throw new InstallError('unreachable', String(error));
  }
}
