import type { RequestHead } from '../head/request';
import type { Counts } from '../counters';
import type { MakeTap, Tap } from './tap';

/** Wraps taps so that an error is counted and ends only that tap, without effect on the stream. */
export function guarded(makeTap: MakeTap, counts: Counts): (request: RequestHead) => Tap | null {
  return (request) => {
    let tap: Tap | null = null;
    const attempt = (act: () => void) => {
      try {
        act();
      } catch {
        tap = null;
        counts.tapErrors += 1;
      }
    };
    attempt(() => {
      tap = makeTap(request);
    });
    return {
      onHead: (head) => {
        attempt(() => tap?.onHead(head));
      },
      wantsBody: () => {
        let wants = false;
        attempt(() => {
          wants = tap?.wantsBody() === true;
        });
        return wants;
      },
      onBody: (part) => {
        attempt(() => tap?.onBody(part));
      },
      onEnd: (whole) => {
        attempt(() => tap?.onEnd(whole));
      },
    };
  };
}
