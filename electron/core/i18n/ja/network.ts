import type { network as english } from '../en/network';

const signedBy = (host: string, issuer: string | null): string =>
  issuer === null
    ? `${host} の証明書は、この PC では信頼されていません。`
    : `${host} の証明書は「${issuer}」が発行したものですが、この PC はその発行元を信頼していません。`;

const inBrackets = (proxy: string | null): string => (proxy === null ? '' : `（${proxy}）`);

/** Why Anthropic is not reached, in Japanese. */
export const network: typeof english = {
  notReached: 'Anthropic に接続できません',
  notReachedBecause: (why) => `Anthropic に接続できません。${why}`,
  someProxy: '（このネットワークのもの）',
  proxy_login: (proxy) => ({
    message: `会社のプロキシがログインを求めています${inBrackets(proxy)}。`,
    advice:
      'HTTPS_PROXY に http://name:password@proxy.example:8080 のように設定し、Quotide を再起動してください。',
  }),
  proxy_login_refused: (proxy) => ({
    message: `会社のプロキシがログインを拒否しました${inBrackets(proxy)}。`,
    advice: 'HTTPS_PROXY の名前とパスワードを修正し、Quotide を再起動してください。',
  }),
  proxy_silent: (proxy) => ({
    message: `プロキシ ${proxy} が応答しません。`,
    advice: 'プロキシのあるネットワークに接続するか、プロキシのアドレスを修正してください。',
  }),
  proxy_refused: (proxy, status) => ({
    message: `プロキシ ${proxy} が Quotide の通信を許可していません${status === null ? '' : `（HTTP ${status}）`}。`,
    advice: 'Anthropic のアドレスを許可するよう管理者に依頼してください。',
  }),
  proxy_malformed: (variable) => ({
    message: `${variable} の値がアドレスではありません。`,
    advice: 'http://proxy.example:8080 のようなアドレスを設定し、Quotide を再起動してください。',
  }),
  proxy_unsupported: (variable) => ({
    message: `${variable} に、Quotide が対応していない種類のプロキシが指定されています。`,
    advice: 'http://、https://、socks5:// のいずれかで始まるアドレスを使ってください。',
  }),
  certificate_untrusted: (host, issuer) => ({
    message: signedBy(host, issuer),
    advice: '会社の証明書であれば、そのファイルを NODE_EXTRA_CA_CERTS に設定してください。',
  }),
  certificate_file: (host, issuer) => ({
    message: signedBy(host, issuer),
    advice: 'NODE_EXTRA_CA_CERTS のファイルから証明書を読み取れません。設定を修正してください。',
  }),
  certificate_expired: (host) => ({
    message: `${host} の証明書は現在有効ではありません。`,
    advice: 'この PC の日付と時刻を確認してください。',
  }),
  certificate_other_name: (host) => ({
    message: `${host} の代わりに別のサーバーが応答しています。`,
    advice: 'プロキシのアドレスを確認するか、別のネットワークを使ってください。',
  }),
  tls: (host) => ({
    message: `${host} との安全な接続を確立できませんでした。`,
    advice: 'プロキシのアドレスを確認するか、別のネットワークを使ってください。',
  }),
  refused: (host) => ({
    message: `${host} が接続を拒否しました。`,
    advice: 'ファイアウォールを確認してください。Quotide は接続を試し続けます。',
  }),
  timeout: (host) => ({
    message: `${host} が応答しません。`,
    advice: 'ファイアウォールを確認してください。Quotide は接続を試し続けます。',
  }),
  name_not_found: (host) => ({
    message: `${host} という名前が見つかりません。`,
    advice: '会社でプロキシを使う場合は HTTPS_PROXY を設定してください。Quotide は接続を試し続けます。',
  }),
};
