import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { metricsOf, noCounters } from '../../../electron/core/metrics/gauges';
import { NOW, snapshot } from '../core/make-snapshot';

const assets = path.join(import.meta.dirname, '../../../assets');
const read = (file: string) => fs.readFileSync(path.join(assets, file), 'utf8');

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
}
const dashboard = JSON.parse(read('grafana/quotide.json')) as Dashboard;
const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** Both names of each metric: with the unit, as after OTLP's translation, and as exporters without it print it. */
const metrics = metricsOf(snapshot(), noCounters, NOW).map(({ name, prometheus }) => ({
  translated: prometheus,
  plain: name.replaceAll('.', '_'),
}));
const selectors = (text: string) => [...text.matchAll(/__name__=~?"([^"]+)"/g)].map(([, name]) => name ?? '');
const matches = (selector: string, name: string) => new RegExp(`^(?:${selector})$`).test(name);

describe.each([
  ['dashboard', expressions.join('\n'), metrics.length],
  ['alert rules', read('prometheus/quotide.rules.yml'), 5],
])('the %s', (_what, text, count) => {
  it('the file asks for existing metrics, by either of their names', () => {
    const asked = new Set(selectors(text));
    expect(asked.size).toBe(count);
    for (const selector of asked) {
      const meant = metrics.filter(({ translated }) => matches(selector, translated));
      expect(meant, selector).toHaveLength(1);
      expect(matches(selector, meant[0]?.plain ?? ''), selector).toBe(true);
    }
  });

  it('the file names a metric in no other way', () => {
    expect(text.replaceAll(/__name__=~?"[^"]+"/g, '')).not.toMatch(
      /\b(claude_ratelimit_(utilization|reset|observation)|claude_(tokens|poll|proxy|auth)_)/,
    );
  });
});

it('the dashboard’s panels do not lie over one another, and their legends use labels that the query keeps', () => {
  const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from(
      { length: w * h },
      (_, index) => `${String(x + (index % w))}/${String(y + Math.floor(index / w))}`,
    ),
  );
  expect(new Set(cells).size).toBe(cells.length);
  for (const { targets } of dashboard.panels)
    for (const { expr, legendFormat } of targets)
      for (const [, label] of legendFormat.matchAll(/\{\{(\w+)\}\}/g)) expect(expr).toContain(label);
});
