import { expect, it } from 'vitest';
import { doctorFacts, findingOf } from './make-doctor-facts';

const { network } = doctorFacts();

it('the finding names the variables that are set without their values, and the way that is used', () => {
  const set = {
    ...network,
    httpsProxy: 'set',
    proxyVariable: 'HTTPS_PROXY',
    noProxy: true,
    extraCerts: 'readable',
    dropped: ['NODE_OPTIONS'],
    way: {
      app: 'node',
      proxies: ['proxy.corp:8080'],
      by: 'environment',
      trusted: { extra: 2, damaged: 1, system: 3 },
    },
  } as const;
  expect(findingOf('network', { network: set }).facts).toEqual([
    'HTTPS_PROXY is set.',
    'NO_PROXY is set.',
    'NODE_EXTRA_CA_CERTS is set.',
    'The way to Anthropic: by the proxy proxy.corp:8080, named by the environment.',
    'The app reached Anthropic by Node’s network last.',
    'Certificates trusted beside the built-in ones: 2 of NODE_EXTRA_CA_CERTS; 1 part of the file cannot be read, 3 more of the system.',
    'NODE_OPTIONS is set for other programs; Quotide runs without it.',
  ]);
});

it('the finding names the faulty variable, and the proxies of the system’s settings in order', () => {
  const way = { ...network.way, app: 'chromium', proxies: ['a:1', 'b:2'] } as const;
  expect(findingOf('network', { network: { ...network, way } }).facts).toContain(
    'The way to Anthropic: by the proxy a:1, then b:2, named by the system’s settings.',
  );
  const faults = { httpsProxy: 'malformed', proxyVariable: 'ALL_PROXY' } as const;
  const finding = findingOf('network', { network: { ...network, ...faults } });
  expect(finding).toMatchObject({
    state: 'warning',
    action: expect.stringContaining('Set ALL_PROXY to an address') as string,
  });
});
