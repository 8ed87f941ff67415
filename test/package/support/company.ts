import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompanyProxy } from '../../faults/support/company-proxy';
import type { World } from '../../e2e/support/quotide';

/** A name that no resolver knows: what reaches it has gone through the proxy. */
const ORIGIN = 'https://api.example.invalid';

/** A company's proxy with a login and an authority of its own before the fake API, and the variables that lead there. */
export async function behindCompany(
  world: World,
): Promise<{ readonly env: Readonly<Record<string, string>>; readonly stop: () => Promise<void> }> {
  const proxy = await CompanyProxy.start(world.api.url, { login: 'annette:p@w' });
  const ca = join(world.home, 'company.pem');
  writeFileSync(ca, proxy.authority.cert);
  mkdirSync(world.dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(join(world.dataDir, 'settings.json'), JSON.stringify({ refresh: { confirmedApi: ORIGIN } }));
  return {
    env: {
      QUOTIDE_API_URL: ORIGIN,
      HTTPS_PROXY: proxy.address('annette:p%40w'),
      NODE_EXTRA_CA_CERTS: ca,
      NO_PROXY: '',
      no_proxy: '',
      https_proxy: '',
    },
    stop: () => proxy.stop(),
  };
}
