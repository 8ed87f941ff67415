import type { updates as english } from '../en/updates';

/** New versions, in Japanese. */
export const updates: typeof english = {
  check: '新しいバージョンを確認する',
  checkNote:
    '1 日 1 回、プロジェクトのページに問い合わせます。利用者やこのコンピューターの情報は送りません。',
  newest: (version, clock) => `${clock} の時点で ${version} が最新です。`,
  available: (version) => `バージョン ${version} があります`,
  ways: {
    deb: '.deb をダウンロードし、上書きインストールしてください。',
    rpm: '.rpm をダウンロードし、上書きインストールしてください。',
    appimage: 'AppImage をダウンロードし、今のファイルと置き換えてください。',
    other: 'ダウンロードし、今のものと置き換えてください。',
  },
  open: 'ページを開く',
  tray: (version) => `バージョン ${version} があります…`,
};
