import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { World } from '../../e2e/support/quotide';
import { CompanyProxy } from '../../faults/support/company-proxy';

/** The token that a renewal gives. */
export const RENEWED_TOKEN = 'sk-ant-oat01-made-up-and-renewed-by-claude-code';

/** Anthropic's own names, behind which the simulated API answers: Claude Code asks for usage and renewals there alone. */
export interface Anthropic {
  /** How a program gets there in place of Anthropic. */
  readonly variables: Readonly<Record<string, string>>;
  /** Renewals so far. */
  readonly renewals: () => number;
  readonly stop: () => Promise<void>;
}

/** Puts a proxy between Claude Code and the network, which leads every name to the world's simulated API. */
export async function anthropicOf(world: World): Promise<Anthropic> {
  let renewals = 0;
  const front = http.createServer((request, response) => {
    if (request.url !== '/v1/oauth/token') {
      passOn(world.api.url, request, response);
      return;
    }
    renewals += 1;
    world.api.login(RENEWED_TOKEN);
    request.resume();
    const scope = 'user:inference user:profile';
    const token = {
      access_token: RENEWED_TOKEN,
      refresh_token: 'sk-ant-ort01-made-up-next',
      expires_in: 28_800,
      scope,
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(token));
  });
  await once(front.listen(0, '127.0.0.1'), 'listening');
  const { port } = front.address() as AddressInfo;
  const proxy = await CompanyProxy.start(`http://127.0.0.1:${String(port)}`);
  const file = join(world.home, 'authority.pem');
  writeFileSync(file, proxy.authority.cert);
  return {
    variables: {
      HTTPS_PROXY: proxy.address(),
      NODE_EXTRA_CA_CERTS: file,
      NO_PROXY: '127.0.0.1',
      // Set, it keeps Claude Code from asking for usage at all.
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '',
    },
    renewals: () => renewals,
    stop: async () => {
      await proxy.stop();
      front.close();
      front.closeAllConnections();
    },
  };
}

function passOn(origin: string, request: http.IncomingMessage, response: http.ServerResponse): void {
  const { hostname, port } = new URL(origin);
  const { method, url, headers } = request;
  const onward = http.request({ hostname, port, path: url, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
