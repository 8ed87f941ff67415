import type { TokenSums } from '../../core/usage';
import { bytesOf } from './bytes';
import { FIELD } from './fields';
import type { LineScan } from './line-scan';

const FAST = bytesOf('"fast"');

/** The `usage` of the message that a walk came through. */
export function tokensOf(line: LineScan): TokenSums {
  const split5m = line.count(FIELD.split5m) ?? 0;
  const split1h = line.count(FIELD.split1h) ?? 0;
  // Either may be missing, or 0.
  const written = Math.max(line.count(FIELD.cacheWrite) ?? 0, split5m + split1h);
  const hour = Math.min(split1h, written);
  return {
    input: line.count(FIELD.input) ?? 0,
    output: line.count(FIELD.output) ?? 0,
    cacheRead: line.count(FIELD.cacheRead) ?? 0,
    cacheWrite5m: written - hour,
    cacheWrite1h: hour,
  };
}

export function isFast(line: LineScan): boolean {
  return line.is(FIELD.speed, FAST);
}
