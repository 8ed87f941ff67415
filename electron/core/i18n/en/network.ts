const inBrackets = (proxy: string | null): string => (proxy === null ? '' : ` (${proxy})`);

/** Why Anthropic is not reached, in English: what happened, and the advice. */
export const network = {
  notReached: 'Anthropic cannot be reached',
  notReachedBecause: (why: string) => `Anthropic cannot be reached. ${why}`,
  someProxy: 'of this network',
  proxy_login: (proxy: string | null) => ({
    message: `The company proxy asks for a login${inBrackets(proxy)}.`,
    advice:
      'Put it into HTTPS_PROXY, as in http://name:password@proxy.example:8080, and start Quotide again.',
  }),
  proxy_login_refused: (proxy: string | null) => ({
    message: `The company proxy refuses the login${inBrackets(proxy)}.`,
    advice: 'Put the right name and password into HTTPS_PROXY and start Quotide again.',
  }),
  proxy_silent: (proxy: string) => ({
    message: `The proxy ${proxy} does not answer.`,
    advice: 'Connect to the network that it belongs to, or correct the proxy’s address.',
  }),
  proxy_refused: (proxy: string, status: string | null) => ({
    message: `The proxy ${proxy} does not let Quotide through${status === null ? '' : ` (HTTP ${status})`}.`,
    advice: 'Ask your administrator to allow Anthropic’s address.',
  }),
  proxy_malformed: (variable: string) => ({
    message: `${variable} is not an address.`,
    advice: 'Set it to one such as http://proxy.example:8080 and start Quotide again.',
  }),
  proxy_unsupported: (variable: string) => ({
    message: `${variable} names a kind of proxy that Quotide does not support.`,
    advice: 'Use an address that begins with http://, https:// or socks5://.',
  }),
  certificate_untrusted: (host: string, issuer: string | null) => ({
    message:
      issuer === null
        ? `The certificate of ${host} is not trusted by this computer.`
        : `The certificate of ${host} is signed by '${issuer}', which this computer does not trust.`,
    advice: 'If that is your company, set NODE_EXTRA_CA_CERTS to the file with its certificate.',
  }),
  certificate_file: (host: string, issuer: string | null) => ({
    message:
      issuer === null
        ? `The certificate of ${host} is not trusted by this computer.`
        : `The certificate of ${host} is signed by '${issuer}', which this computer does not trust.`,
    advice: 'NODE_EXTRA_CA_CERTS names a file without a readable certificate; correct it.',
  }),
  certificate_expired: (host: string) => ({
    message: `The certificate of ${host} is not valid at this time.`,
    advice: 'Check the date and time of this computer.',
  }),
  certificate_other_name: (host: string) => ({
    message: `Another server answers in place of ${host}.`,
    advice: 'Check the proxy’s address, or use another network.',
  }),
  tls: (host: string) => ({
    message: `No secure connection to ${host} came about.`,
    advice: 'Check the proxy’s address, or use another network.',
  }),
  refused: (host: string) => ({
    message: `${host} refuses the connection.`,
    advice: 'Check the firewall; Quotide keeps trying.',
  }),
  timeout: (host: string) => ({
    message: `${host} does not answer.`,
    advice: 'Check the firewall; Quotide keeps trying.',
  }),
  name_not_found: (host: string) => ({
    message: `The name ${host} was not found.`,
    advice: 'If your company uses a proxy, set HTTPS_PROXY; Quotide keeps trying.',
  }),
};
