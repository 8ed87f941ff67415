import type { network as english } from '../en/network';

const inBrackets = (proxy: string | null): string => (proxy === null ? '' : ` (${proxy})`);

const untrusted = (host: string, issuer: string | null): string =>
  issuer === null
    ? `Esta máquina no confía en el certificado de ${host}.`
    : `El certificado de ${host} está firmado por «${issuer}», en el que esta máquina no confía.`;

/** Why Anthropic is not reached, in Spanish: what happened, and the advice. */
export const network: typeof english = {
  notReached: 'No se puede conectar con Anthropic',
  notReachedBecause: (why) => `No se puede conectar con Anthropic. ${why}`,
  someProxy: 'de esta red',
  proxy_login: (proxy) => ({
    message: `El proxy de la empresa pide credenciales${inBrackets(proxy)}.`,
    advice:
      'Ponlas en HTTPS_PROXY, como en http://nombre:contraseña@proxy.example:8080, y vuelve a abrir Quotide.',
  }),
  proxy_login_refused: (proxy) => ({
    message: `El proxy de la empresa rechaza las credenciales${inBrackets(proxy)}.`,
    advice: 'Pon el nombre y la contraseña correctos en HTTPS_PROXY y vuelve a abrir Quotide.',
  }),
  proxy_silent: (proxy) => ({
    message: `El proxy ${proxy} no responde.`,
    advice: 'Conéctate a la red a la que pertenece, o corrige la dirección del proxy.',
  }),
  proxy_refused: (proxy, status) => ({
    message: `El proxy ${proxy} no deja pasar a Quotide${status === null ? '' : ` (HTTP ${status})`}.`,
    advice: 'Pide a tu administrador que permita la dirección de Anthropic.',
  }),
  proxy_malformed: (variable) => ({
    message: `${variable} no contiene una dirección.`,
    advice: 'Pon una como http://proxy.example:8080 y vuelve a abrir Quotide.',
  }),
  proxy_unsupported: (variable) => ({
    message: `${variable} indica un tipo de proxy que Quotide no admite.`,
    advice: 'Usa una dirección que empiece por http://, https:// o socks5://.',
  }),
  certificate_untrusted: (host, issuer) => ({
    message: untrusted(host, issuer),
    advice: 'Si es de tu empresa, haz que NODE_EXTRA_CA_CERTS indique el archivo de su certificado.',
  }),
  certificate_file: (host, issuer) => ({
    message: untrusted(host, issuer),
    advice: 'NODE_EXTRA_CA_CERTS indica un archivo sin un certificado legible; corrígelo.',
  }),
  certificate_expired: (host) => ({
    message: `El certificado de ${host} no es válido en este momento.`,
    advice: 'Comprueba la fecha y la hora de esta máquina.',
  }),
  certificate_other_name: (host) => ({
    message: `Otro servidor responde en lugar de ${host}.`,
    advice: 'Comprueba la dirección del proxy, o usa otra red.',
  }),
  tls: (host) => ({
    message: `No se pudo establecer una conexión segura con ${host}.`,
    advice: 'Comprueba la dirección del proxy, o usa otra red.',
  }),
  refused: (host) => ({
    message: `${host} rechaza la conexión.`,
    advice: 'Comprueba el cortafuegos; Quotide sigue intentándolo.',
  }),
  timeout: (host) => ({
    message: `${host} no responde.`,
    advice: 'Comprueba el cortafuegos; Quotide sigue intentándolo.',
  }),
  name_not_found: (host) => ({
    message: `No se encontró el nombre ${host}.`,
    advice: 'Si tu empresa usa un proxy, define HTTPS_PROXY; Quotide sigue intentándolo.',
  }),
};
