import type { network as english } from '../en/network';

const inBrackets = (proxy: string | null): string => (proxy === null ? '' : ` (${proxy})`);

const untrusted = (host: string, issuer: string | null): string =>
  issuer === null
    ? `Cet ordinateur ne fait pas confiance au certificat de ${host}.`
    : `Le certificat de ${host} est signé par «\u202f${issuer}\u202f», auquel cet ordinateur ne fait pas confiance.`;

/** Why Anthropic is not reached, in French: what happened, and the advice. */
export const network: typeof english = {
  notReached: 'Anthropic est injoignable',
  notReachedBecause: (why) => `Anthropic est injoignable. ${why}`,
  someProxy: 'de ce réseau',
  proxy_login: (proxy) => ({
    message: `Le proxy de l’entreprise demande un identifiant${inBrackets(proxy)}.`,
    advice:
      'Indiquez-le dans HTTPS_PROXY, sous la forme http://nom:motdepasse@proxy.example:8080, puis relancez Quotide.',
  }),
  proxy_login_refused: (proxy) => ({
    message: `Le proxy de l’entreprise refuse l’identifiant${inBrackets(proxy)}.`,
    advice: 'Indiquez le bon nom et le bon mot de passe dans HTTPS_PROXY, puis relancez Quotide.',
  }),
  proxy_silent: (proxy) => ({
    message: `Le proxy ${proxy} ne répond pas.`,
    advice: 'Connectez-vous au réseau dont il fait partie, ou corrigez l’adresse du proxy.',
  }),
  proxy_refused: (proxy, status) => ({
    message: `Le proxy ${proxy} ne laisse pas passer Quotide${status === null ? '' : ` (HTTP ${status})`}.`,
    advice: 'Demandez à votre administrateur d’autoriser l’adresse d’Anthropic.',
  }),
  proxy_malformed: (variable) => ({
    message: `${variable} ne contient pas une adresse.`,
    advice: 'Indiquez-en une comme http://proxy.example:8080, puis relancez Quotide.',
  }),
  proxy_unsupported: (variable) => ({
    message: `${variable} désigne un type de proxy que Quotide ne prend pas en charge.`,
    advice: 'Utilisez une adresse qui commence par http://, https:// ou socks5://.',
  }),
  certificate_untrusted: (host, issuer) => ({
    message: untrusted(host, issuer),
    advice:
      'S’il s’agit de votre entreprise, faites pointer NODE_EXTRA_CA_CERTS vers le fichier de son certificat.',
  }),
  certificate_file: (host, issuer) => ({
    message: untrusted(host, issuer),
    advice: 'NODE_EXTRA_CA_CERTS désigne un fichier sans certificat lisible\u202f; corrigez-le.',
  }),
  certificate_expired: (host) => ({
    message: `Le certificat de ${host} n’est pas valable en ce moment.`,
    advice: 'Vérifiez la date et l’heure de cet ordinateur.',
  }),
  certificate_other_name: (host) => ({
    message: `Un autre serveur répond à la place de ${host}.`,
    advice: 'Vérifiez l’adresse du proxy, ou utilisez un autre réseau.',
  }),
  tls: (host) => ({
    message: `La connexion sécurisée à ${host} n’a pas pu être établie.`,
    advice: 'Vérifiez l’adresse du proxy, ou utilisez un autre réseau.',
  }),
  refused: (host) => ({
    message: `${host} refuse la connexion.`,
    advice: 'Vérifiez le pare-feu\u202f; Quotide continue d’essayer.',
  }),
  timeout: (host) => ({
    message: `${host} ne répond pas.`,
    advice: 'Vérifiez le pare-feu\u202f; Quotide continue d’essayer.',
  }),
  name_not_found: (host) => ({
    message: `Le nom ${host} est introuvable.`,
    advice: 'Si votre entreprise utilise un proxy, définissez HTTPS_PROXY\u202f; Quotide continue d’essayer.',
  }),
};
