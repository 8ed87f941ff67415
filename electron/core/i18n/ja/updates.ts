import type { updates as english } from '../en/updates';

/** New versions, in Japanese. */
export const updates: typeof english = {
  check: '更新を確認する',
  checkNote: '1 日 1 回、プロジェクトのページに問い合わせます。利用者やこの PC の情報は送りません。',
  newest: (version, clock) => `${clock} の時点で ${version} が最新です。`,
  expired:
    '最後の応答は古すぎるため拒否されました。新しいバージョンがある可能性があります。このコンピューターの日付を確認するか、プロジェクトのページをご覧ください。',
  available: (version) => `バージョン ${version} があります`,
  ways: {
    deb: '.deb をダウンロードし、上書きインストールしてください。',
    rpm: '.rpm をダウンロードし、上書きインストールしてください。',
    appimage: 'AppImage をダウンロードし、今のファイルと置き換えてください。',
    other: 'ダウンロードし、今のものと置き換えてください。',
  },
  open: 'ページを開く',
  install: '更新をダウンロードする',
  installNote:
    'バックグラウンドで取得し、検証します。ここで Quotide を再起動したときに、今のバージョンと置き換わります。',
  downloading: (percent) => `ダウンロード中です（${percent} %）。`,
  ready: (version) => `バージョン ${version} の準備ができました。再起動すると更新されます`,
  readyNote: '検証は済んでいます。再起動するまで何も変わりません。',
  restart: '再起動して更新',
  failures: {
    unlisted: 'このシステム用のファイルがないため、取得できませんでした。',
    unsigned: 'このパッケージに取得先の記載がないため、取得できませんでした。',
    unreachable: 'ダウンロードが途中で切れました。明日もう一度試します。',
    status: 'サーバーがダウンロードを拒否しました。明日もう一度試します。',
    redirect: '安全でないアドレスに転送されたため、中止しました。',
    digest: '公開されたものと内容が違うため、削除しました。',
    signature: '署名を確認できなかったため、削除しました。',
    disk: 'ディスクに書き込めませんでした。',
    other: 'インストールできませんでした。',
  },
  tray: (version) => `バージョン ${version} があります…`,
  trayReady: (version) => `再起動して ${version} に更新`,
};
