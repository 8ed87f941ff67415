import type { network as english } from '../en/network';

const signedBy = (host: string, issuer: string | null): string =>
  issuer === null
    ? `Diesem Rechner ist das Zertifikat von ${host} nicht vertrauenswürdig.`
    : `Das Zertifikat von ${host} ist von „${issuer}“ ausgestellt; dieser Stelle vertraut der Rechner nicht.`;

const inBrackets = (proxy: string | null): string => (proxy === null ? '' : ` (${proxy})`);

/** Why Anthropic is not reached, in German. */
export const network: typeof english = {
  notReached: 'Anthropic ist nicht erreichbar',
  notReachedBecause: (why) => `Anthropic ist nicht erreichbar. ${why}`,
  someProxy: 'dieses Netzes',
  proxy_login: (proxy) => ({
    message: `Der Firmen-Proxy verlangt eine Anmeldung${inBrackets(proxy)}.`,
    advice:
      'Bitte in HTTPS_PROXY eintragen, etwa http://name:passwort@proxy.example:8080, und Quotide neu starten.',
  }),
  proxy_login_refused: (proxy) => ({
    message: `Der Firmen-Proxy lehnt die Anmeldung ab${inBrackets(proxy)}.`,
    advice: 'Bitte Name und Passwort in HTTPS_PROXY berichtigen und Quotide neu starten.',
  }),
  proxy_silent: (proxy) => ({
    message: `Der Proxy ${proxy} antwortet nicht.`,
    advice: 'Bitte mit seinem Netz verbinden oder die Adresse des Proxys berichtigen.',
  }),
  proxy_refused: (proxy, status) => ({
    message: `Der Proxy ${proxy} lässt Quotide nicht durch${status === null ? '' : ` (HTTP ${status})`}.`,
    advice: 'Bitte die Administration, Anthropics Adresse freizugeben.',
  }),
  proxy_malformed: (variable) => ({
    message: `${variable} ist keine Adresse.`,
    advice: 'Bitte auf eine wie http://proxy.example:8080 setzen und Quotide neu starten.',
  }),
  proxy_unsupported: (variable) => ({
    message: `${variable} nennt eine Art von Proxy, die Quotide nicht unterstützt.`,
    advice: 'Die Adresse muss mit http://, https:// oder socks5:// beginnen.',
  }),
  certificate_untrusted: (host, issuer) => ({
    message: signedBy(host, issuer),
    advice: 'Gehört sie zur Firma: NODE_EXTRA_CA_CERTS auf die Datei mit ihrem Zertifikat setzen.',
  }),
  certificate_file: (host, issuer) => ({
    message: signedBy(host, issuer),
    advice: 'NODE_EXTRA_CA_CERTS nennt eine Datei ohne lesbares Zertifikat; bitte berichtigen.',
  }),
  certificate_expired: (host) => ({
    message: `Das Zertifikat von ${host} gilt zu dieser Zeit nicht.`,
    advice: 'Bitte Datum und Uhrzeit dieses Rechners prüfen.',
  }),
  certificate_other_name: (host) => ({
    message: `Anstelle von ${host} antwortet ein anderer Server.`,
    advice: 'Bitte die Adresse des Proxys prüfen oder ein anderes Netz verwenden.',
  }),
  tls: (host) => ({
    message: `Mit ${host} kam keine sichere Verbindung zustande.`,
    advice: 'Bitte die Adresse des Proxys prüfen oder ein anderes Netz verwenden.',
  }),
  refused: (host) => ({
    message: `${host} lehnt die Verbindung ab.`,
    advice: 'Bitte die Firewall prüfen; Quotide versucht es weiter.',
  }),
  timeout: (host) => ({
    message: `${host} antwortet nicht.`,
    advice: 'Bitte die Firewall prüfen; Quotide versucht es weiter.',
  }),
  name_not_found: (host) => ({
    message: `Der Name ${host} wurde nicht gefunden.`,
    advice: 'Nutzt die Firma einen Proxy, bitte HTTPS_PROXY setzen; Quotide versucht es weiter.',
  }),
};
