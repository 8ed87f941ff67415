import { learnPace } from '../../electron/core/pace/learning/learn-pace';
import { percentile } from '../lib/statistics';

const STEP = 300_000;
const WEEK = 7 * 24 * 3_600_000;
const RUNS = 60;

/** How long it takes to learn from eight weeks of readings every five minutes, as a sentence. */
export function learningMs(): string {
  const now = Date.parse('2026-11-16T10:00:00Z');
  const count = (8 * WEEK) / STEP;
  const took = [
    { name: 'five-hour', lengthMs: 5 * 3_600_000 },
    { name: 'seven-day', lengthMs: WEEK },
  ].map(({ name, lengthMs }) => {
    const samples = Array.from({ length: count }, (_, index) => {
      const at = now - (count - index) * STEP;
      const resetsAt = Math.ceil((at + 1) / lengthMs) * lengthMs;
      const utilization = Math.floor(90 * (1 - (resetsAt - at) / lengthMs));
      return { at, utilization, resetsAt };
    });
    const times = Array.from({ length: RUNS }, () => {
      const start = performance.now();
      learnPace(samples, now, 'Europe/Berlin', lengthMs);
      return performance.now() - start;
    });
    const shown = [0.5, 0.95].map((share) => percentile(times, share).toFixed(1));
    return `${name} ${shown.join(' / ')} ms`;
  });
  return `Learning from ${String(count)} readings, p50 / p95 of ${String(RUNS)}: ${took.join(', ')} (to reach: 5 ms).`;
}
