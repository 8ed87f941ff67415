import v8 from 'node:v8';
import vm from 'node:vm';

const EVERY_BYTES = 2 * 1024 * 1024;
/** Time before and between major collections, ms: several bombs at once are collected once. */
const MAJOR_AFTER_MS = 1000;

/** Garbage collections that V8 would do much later. */
export interface Collector {
  /** Called with the number of bytes that were read or decoded. */
  readonly onBytes: (bytes: number) => void;
  /** Called after a response whose reading was given up: its memory is returned soon. */
  readonly onGivenUp: () => void;
}

/**
 * Creates a counter that runs a minor garbage collection every two megabytes. A large body leaves a buffer of 64 kB for
 * each read, and V8 leaves about 20 MB of them uncollected (measured; smaller semi-spaces change nothing). A minor
 * collection takes a fraction of a millisecond, and streams of events seldom reach two megabytes.
 *
 * After a response that was too large a major collection follows, which takes about ten milliseconds: without it the
 * buffers of a decoder stay for minutes.
 */
export function createCollector(): Collector {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as (options?: { readonly type: 'minor' }) => void;
  let since = 0;
  let timer: NodeJS.Timeout | null = null;
  return {
    onBytes: (bytes) => {
      since += bytes;
      if (since < EVERY_BYTES) return;
      since = 0;
      collect({ type: 'minor' });
    },
    onGivenUp: () => {
      timer ??= setTimeout(() => {
        timer = null;
        collect();
      }, MAJOR_AFTER_MS);
    },
  };
}
