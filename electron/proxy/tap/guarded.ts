import type { RequestHead } from '../head/request';
import type { Counts } from '../counters';
import type { MakeTap, Tap } from './tap';

/** The same taps, but what one throws is counted and ends that tap alone: the stream never notices. */
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
