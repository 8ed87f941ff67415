import type { LocalUse } from '../../electron/core/estimate/estimate-types';
import type { TokenSums } from '../../electron/core/usage/usage';
import { type Account, trueWeight } from './account';
import type { Random } from './random';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What an account wants to do in all its days, by server time; how much of it the limits allow is another matter. */
export function makeWork(account: Account, share: number, random: Random): readonly LocalUse[] {
  const uses: LocalUse[] = [];
  for (let day = 0; day < account.tariffs.length - 1; day += 1) {
    const mood = random.chance(0.15) ? 0 : random.scale(0.4, 2);
    // Points of a week's budget for this day.
    let left = (account.appetite / 7) * share * mood;
    const tariff = account.tariffs[day];
    while (left > 0 && tariff !== undefined) {
      const start = day * DAY + (account.wakesAt + random.between(0, account.wakeHours)) * HOUR;
      for (const use of session(account, start, random)) {
        uses.push(use);
        left -= (100 * trueWeight(tariff, use.model, use.tokens)) / tariff.week;
        if (left <= 0) break;
      }
    }
  }
  return uses.sort((a, b) => a.at - b.at);
}

/** One session: the context grows, is read again with each turn, and is compacted when it is full. */
function* session(account: Account, start: number, random: Random): Generator<LocalUse> {
  const end = start + random.logNormal(0.7, 0.8) * HOUR;
  const model = random.chance(0.8) ? account.mainModel : 'claude-sonnet-5';
  let context = random.logNormal(25_000, 0.4);
  let at = start;
  while (at < end) {
    at += random.logNormal(25_000, 0.9);
    if (random.chance(0.12)) yield { at, model: 'claude-haiku-4-5', tokens: turn(account, 8000, random) };
    const tokens = turn(account, context, random);
    yield { at, model, tokens };
    context += tokens.cacheWrite5m + tokens.cacheWrite1h + tokens.output;
    if (context > 160_000) context = 30_000;
  }
}

function turn(account: Account, context: number, random: Random): TokenSums {
  const written = Math.round(random.logNormal(2000, 0.9));
  const isMissed = random.chance(0.03);
  const write = isMissed ? written + Math.round(context) : written;
  return {
    input: Math.round(random.logNormal(60, 1)),
    output: Math.round(random.logNormal(500, 1)),
    cacheRead: isMissed ? 0 : Math.round(context),
    cacheWrite5m: account.keepsAnHour ? 0 : write,
    cacheWrite1h: account.keepsAnHour ? write : 0,
  };
}
