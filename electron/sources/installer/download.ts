import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import type { ReleaseFile } from '../../core/updates/release';
import { anonymousRequest } from '../releases/anonymous';
import { orStopped, withDeadline } from '../usage-api/deadline';
import type { Fetch } from '../usage-api/request';
import { InstallError } from './failure';

/** A server that says nothing for so long will not say anything any more. */
const STALL_MS = 60_000;

/** One file to fetch, and where to. */
export interface Download {
  readonly fetch: Fetch;
  readonly url: string;
  readonly file: ReleaseFile;
  readonly destination: string;
  /** Called with each whole percent. */
  readonly onPercent: (percent: number) => void;
  readonly signal: AbortSignal;
  /** In real ms; for each wait. */
  readonly stallMs?: number;
}

/** What an address must be like, at the end of redirects too (in the app: `native/https-only`). Tests have http on this machine. */
export const ADDRESS = /^(https:\/\/|http:\/\/127\.0\.0\.1:\d{1,5}\/)/;

/**
 * Fetches a file, no byte more than it has. The request is the same from everybody. Redirects are followed, as the
 * hosts of large files need it: what counts is the sha512, which our key vouches for.
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
  const handle = await fs.open(destination, 'w');
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
    // A name is given to it next: not before its bytes are on the disk.
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Waits, but not for ever; whatever fails is the network. */
async function patient<T>(task: Download, promise: Promise<T>, request: AbortController): Promise<T> {
  try {
    return await withDeadline(task.stallMs ?? STALL_MS, task.signal, (stop) => orStopped(promise, stop));
  } catch (error) {
    request.abort();
    throw new InstallError('unreachable', String(error));
  }
}
