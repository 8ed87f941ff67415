// Pushes the built bundle's way ten times a second, on orders from its parent: `dead` and `alive` tell memory.
import { createRequire } from 'node:module';
import path from 'node:path';

const [bundle = '', url = ''] = process.argv.slice(2);
const { startOtlp } = createRequire(path.resolve(bundle))(path.resolve(bundle));

const points = Array.from({ length: 60 }, (_, index) => ({ attributes: { n: String(index) }, value: index }));
const metrics = [
  { name: 'a.b', prometheus: 'a_b', help: 'h', unit: '1', kind: 'gauge', points: points.slice(0, 30) },
  { name: 'a.c', prometheus: 'a_c', help: 'h', unit: '1', kind: 'counter', points: points.slice(30) },
];
let well = 0;
let badly = 0;
startOtlp({
  url,
  headers: {},
  resource: {},
  version: '1',
  intervalMs: 100,
  timeoutMs: 100,
  startedAt: 0,
  read: () => metrics,
  onExport: (/** @type {string | null} */ reason) => void (reason === null ? well++ : badly++),
  onTrouble: () => undefined,
});
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({ well, badly, rss: process.memoryUsage().rss });
});
process.on('disconnect', () => process.exit());
