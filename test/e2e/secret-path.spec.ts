import fs from 'node:fs';
import path from 'node:path';
import { lastMonth, openDashboard } from './support/seeded';
import { freePort, streamingApi } from './support/streaming-api';
import { expect, test } from './support/test';

test('the switch of the secret path changes the lines, and the proxy then serves only requests below that path', async ({
  world,
}) => {
  const api = await streamingApi(world);
  const port = await freePort();
  fs.mkdirSync(world.dataDir, { recursive: true });
  fs.writeFileSync(path.join(world.dataDir, 'settings.json'), JSON.stringify({ proxy: { on: true, port } }));
  const { page } = await openDashboard(world, 'settings/proxy', lastMonth, { QUOTIDE_API_URL: api.url });
  const base = `http://127.0.0.1:${String(port)}`;
  const onOff = page.getByRole('switch', { name: /secret path/ });
  const answer = async (key: string) => {
    const { status: code, body } = await fetch(`${base}${key}/v1/messages?beta=true`);
    await body?.cancel();
    return code;
  };
  await expect(page.getByText(`Listening on 127.0.0.1:${String(port)}`)).toBeVisible();
  expect(await answer('')).toBe(200);

  await onOff.click();
  await expect(onOff).toBeChecked();
  const lines = page.getByText(new RegExp(`^export ANTHROPIC_BASE_URL=${base}/[\\w-]{24,64}$`, 'm'));
  await expect(lines).toBeVisible();
  const [, key = ''] = /127\.0\.0\.1:\d+\/([\w-]+)/.exec(await lines.innerText()) ?? [];
  await expect.poll(() => answer('')).toBe(403);
  expect(await answer(`/${key}`)).toBe(200);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('The proxy answers.')).toBeVisible();

  await onOff.click();
  await expect(onOff).not.toBeChecked();
  await expect.poll(() => answer('')).toBe(200);
  const log = fs.readFileSync(path.join(world.dataDir, 'quotide.log'), 'utf8');
  expect(log).not.toContain(key);
  api.close();
});
