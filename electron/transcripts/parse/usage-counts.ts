import { termsOf, usualTerms } from '../../core/prices/price-terms';
import type { TokenSums } from '../../core/usage/usage';
import { bytesOf } from './bytes';
import { FIELD } from './fields';
import type { LineScan } from './line-scan';
import { stringIn } from './strings';

const FAST = bytesOf('"fast"');
const STANDARD = bytesOf('"standard"');
/** As Claude Code writes them in nearly every line. */
const NO_TOOLS = bytesOf('{"web_search_requests":0,"web_fetch_requests":0}');
const ANYWHERE = bytesOf('"not_available"');

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

/** What else the price depends on. Nearly every line says the same, which is known by its bytes. */
export function termsIn(line: LineScan): number {
  const saysNothing =
    isUsual(line, FIELD.tier, STANDARD) &&
    isUsual(line, FIELD.place, ANYWHERE) &&
    (isUsual(line, FIELD.speed, STANDARD) || isFast(line)) &&
    isUsual(line, FIELD.serverTools, NO_TOOLS);
  if (saysNothing) return usualTerms;
  const text = (field: number): string | null =>
    line.has(field) ? stringIn(line.bytes, line.start(field), line.end(field)) : null;
  return termsOf({
    service_tier: text(FIELD.tier),
    inference_geo: text(FIELD.place),
    speed: text(FIELD.speed),
    searches: searchesIn(line),
  });
}

function isUsual(line: LineScan, field: number, word: Uint8Array): boolean {
  return !line.has(field) || line.is(field, word);
}

/** Web searches of the server's; its fetches cost nothing but tokens. */
function searchesIn(line: LineScan): unknown {
  if (!line.has(FIELD.serverTools)) return null;
  try {
    const told = JSON.parse(
      line.bytes.toString('utf8', line.start(FIELD.serverTools), line.end(FIELD.serverTools)),
    ) as { readonly web_search_requests?: unknown } | null;
    return told?.web_search_requests;
  } catch {
    return null;
  }
}
