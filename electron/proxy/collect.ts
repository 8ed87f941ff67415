import v8 from 'node:v8';
import vm from 'node:vm';

const EVERY_BYTES = 2 * 1024 * 1024;

/**
 * Creates a counter that runs a minor garbage collection every two megabytes. A large body leaves a buffer of 64 kB for
 * each read, and V8 leaves about 20 MB of them uncollected (measured; smaller semi-spaces change nothing). A minor
 * collection takes a fraction of a millisecond, and streams of events seldom reach two megabytes.
 * @returns a function to call with the number of bytes that were read
 */
export function createCollector(): (bytes: number) => void {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as (options: { readonly type: 'minor' }) => void;
  let since = 0;
  return (bytes) => {
    since += bytes;
    if (since < EVERY_BYTES) return;
    since = 0;
    collect({ type: 'minor' });
  };
}
