/**
 * What handles the faults of the rows "Network" and "Clients", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const networkRows = [
  {
    fault: 'Network: Chromium contacts its makers by itself',
    file: 'electron/native/network/quiet-chromium.ts',
    edits: [['  session.setSpellCheckerLanguages([]);\n', '']],
    test: 'test/network/quiet.spec.ts',
  },
  {
    fault: 'Network: a certificate that is not trusted',
    file: 'electron/proxy/upstream/dial.ts',
    edits: [['rejectUnauthorized: true,', 'rejectUnauthorized: false,']],
    test: 'test/faults/tls.test.ts',
    built: true,
  },
  {
    fault: 'Network: the authority of a company in NODE_EXTRA_CA_CERTS',
    file: 'electron/app/network/certificates.ts',
    edits: [['ca: [...extra.good, ...system.good],', 'ca: system.good,']],
    test: 'test/faults/company-network.test.ts',
    title: 'the command and the relay behind',
    built: true,
  },
  {
    fault: 'Network: the authority of a company in the system’s store',
    file: 'electron/app/network/certificates.ts',
    edits: [['ca: [...extra.good, ...system.good],', 'ca: extra.good,']],
    test: 'test/faults/company-network.test.ts',
    title: 'SSL_CERT',
    built: true,
  },
  {
    fault: 'Network: a proxy of the environment',
    file: 'electron/app/network/network-surroundings.ts',
    edits: [['if (named !== null) return named;', "if (named !== null && host === '') return named;"]],
    test: 'test/faults/company-network.test.ts',
    title: 'with HTTPS_PROXY',
    built: true,
  },
  {
    fault: 'Network: the login of a proxy',
    file: 'electron/core/network/route.ts',
    edits: [["login: user === '' && password === '' ? null : { user, password },", 'login: null,']],
    test: 'test/faults/company-network.test.ts',
    title: 'with a login in the address',
    built: true,
  },
  {
    fault: 'Network: the cause of a failure is said',
    file: 'electron/core/network/failure-cause.ts',
    edits: [
      [
        '/SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)|CERT_AUTHORITY_INVALID|CERT_UNTRUSTED|INVALID_CA|CERT_CHAIN_TOO_LONG/',
        '/^NEVER$/',
      ],
    ],
    test: 'test/faults/company-network.test.ts',
    title: 'an authority that is not trusted',
    built: true,
  },
  {
    fault: 'Network: a file of certificates that cannot be used is named',
    file: 'electron/core/network/failure-cause.ts',
    edits: [
      ["cause.kind === 'certificate_untrusted' && hasEmptyFile", "cause.kind === 'tls' && hasEmptyFile"],
    ],
    test: 'test/faults/company-network.test.ts',
    title: 'a file of certificates that is gone',
    built: true,
  },
  {
    fault: 'Network: a request that was not sent takes the other way at once',
    file: 'electron/app/network/two-ways.ts',
    edits: [
      [
        '    if (!isStopped(init) && networkErrorOf(error)?.neverSent === true)\n      return retry(others[way], [url, init], error);\n',
        '',
      ],
    ],
    test: 'test/unit/app/network/two-ways.test.ts',
  },
  {
    fault: 'Network: the app takes the way on which it gets through',
    file: 'electron/app/network/two-ways.ts',
    edits: [['next = isRedirect(error) ? null : others[way];', 'next = null;']],
    test: 'test/unit/app/network/two-ways.test.ts',
  },
  {
    fault: 'Network: the app and Node’s way, behind a company’s proxy',
    file: 'electron/native/network/app-network.ts',
    edits: [
      ["return isNamed ? 'node' : 'chromium';", "return 'chromium';"],
      [
        'node: createNodeFetch(surroundings),',
        'node: (url, init) => askChromium(chromium.fetch, url, init, system),',
      ],
    ],
    test: 'test/e2e/company-network.spec.ts',
    title: 'HTTPS_PROXY with a login and NODE_EXTRA_CA_CERTS',
  },
  {
    fault: 'Network: the app and a PAC file of the system',
    file: 'electron/app/network/network-surroundings.ts',
    edits: [['if (found === null) return direct;', 'if (found === null || found.length > 0) return direct;']],
    test: 'test/e2e/company-network.spec.ts',
    title: 'system’s settings',
  },
  {
    fault: 'Network: a package hides NODE_EXTRA_CA_CERTS',
    file: 'electron/app/network/hidden-variable.ts',
    edits: [["if (entry !== undefined) env['QUOTIDE_EXTRA_CA_CERTS'] = entry.slice(name.length);", '']],
    test: 'test/unit/app/network/certificates.test.ts',
  },
  {
    fault: 'Clients: those that are no pages pass',
    file: 'electron/core/network/loopback-guard.ts',
    edits: [["name === 'sec-fetch-site' && value !== 'none'", "name.startsWith('sec-fetch-')"]],
    test: 'test/faults/proxy-clients.test.ts',
  },
  {
    fault: 'Clients: the metrics port lets the same pass',
    file: 'electron/metrics/scrape.ts',
    edits: [
      [
        'if (loopbackRefusal(method, headersOf(rawHeaders), port) !== null) return 403;',
        'if (/sec-fetch/i.test(rawHeaders.join()) || loopbackRefusal(method, headersOf(rawHeaders), port) !== null) return 403;',
      ],
    ],
    test: 'test/unit/metrics/scrape.test.ts',
  },
  {
    fault: 'Clients: the metrics port refuses pages and rebinding',
    file: 'electron/metrics/scrape.ts',
    edits: [['if (loopbackRefusal(method, headersOf(rawHeaders), port) !== null) return 403;', '']],
    test: 'test/unit/metrics/scrape.test.ts',
  },
];
