import { test } from '@playwright/test';
import { PNG } from 'pngjs';
import type { TrayIcon } from '../../../test/fakes/desktop/icon';
import { DAY, HOUR, resetIn, World } from '../../../test/e2e/support/quotide';
import { picture } from './places';
import { sheet, shootSheet } from './sheet';

/** The icon at these percentages of the 5-hour window; `null` without a login. */
const PERCENTAGES = [7, 42, 84, 97, 100, null] as const;
const ENLARGED = 4;

/** Light and dark panels: the app goes by the system's theme. */
const PANELS = [
  { name: 'dark ink, for a light panel', background: '#f2f2f2', flags: [] },
  { name: 'light ink, for a dark panel', background: '#1f1f1f', flags: ['--force-dark-mode'] },
] as const;

/** Screens of 100 % and 200 %. */
const SCALES = [1, 2] as const;

const STYLE = `
  table { border-spacing: 12px 8px; } th { text-align: left; font-weight: 600; white-space: nowrap; }
  td { padding: 8px; border-radius: 6px; white-space: nowrap; } img { vertical-align: bottom; margin-right: 10px; }
  .large { image-rendering: pixelated; }
`;

test('tray', async () => {
  test.setTimeout(180_000);
  const rows: string[] = [];
  for (const panel of PANELS) {
    for (const scale of SCALES) {
      const cells: string[] = [];
      for (const percent of PERCENTAGES) {
        const icon = await iconAt(percent, [...panel.flags, `--force-device-scale-factor=${String(scale)}`]);
        cells.push(`<td style="background: ${panel.background}">${images(icon)}</td>`);
      }
      rows.push(`<tr><th>${panel.name}<br>screen at ${String(scale * 100)} %</th>${cells.join('')}</tr>`);
    }
  }
  const heads = PERCENTAGES.map(
    (percent) => `<th>${percent === null ? 'no login' : `${String(percent)} %`}</th>`,
  );
  const content = `<table><tr><th></th>${heads.join('')}</tr>${rows.join('')}</table>`;
  await shootSheet(sheet(content, STYLE), picture('tray.png'));
});

/** The pixels that the running app gives to the panel. */
async function iconAt(percent: number | null, flags: readonly string[]): Promise<TrayIcon> {
  const world = await World.create({ signedIn: percent !== null });
  try {
    world.api.setUsage(
      world.api.usage({
        five_hour: { utilization: percent ?? 0, resetsAt: resetIn(2 * HOUR) },
        seven_day: { utilization: 5, resetsAt: resetIn(3 * DAY) },
      }),
    );
    await world.start({}, flags);
    const tray = await world.trayWith(percent === null ? 'Sign in' : `5-hour: ${String(percent)}`);
    return await tray.icon();
  } finally {
    await world.end();
  }
}

/** An icon at its own size and enlarged, on one line. */
function images({ width, height, rgba }: TrayIcon): string {
  const png = new PNG({ width, height });
  png.data = Buffer.from(rgba);
  const source = `data:image/png;base64,${PNG.sync.write(png).toString('base64')}`;
  const image = (factor: number, kind: string): string =>
    `<img class="${kind}" src="${source}" width="${String(width * factor)}" height="${String(height * factor)}">`;
  return image(1, 'actual') + image(width > 24 ? ENLARGED / 2 : ENLARGED, 'large');
}
