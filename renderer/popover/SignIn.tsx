import type { ReactElement } from 'react';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { send } from '../state/bridge';
import { useBridge, useLocale } from '../state/page-context';
import { systemOf } from '../text/system';
import { useWords } from '../text/use-words';

/** Without a login: where it was looked for, and the ways to another folder and to Claude Code itself. */
export function SignIn({ snapshot }: { readonly snapshot: ShownSnapshot }): ReactElement {
  const bridge = useBridge();
  const words = useWords().page.signIn;
  const { language } = useLocale();
  const dirs = snapshot.accounts.map(({ dirLabel }) => words.dir(dirLabel));
  const places = [words.place[systemOf(navigator.userAgent)], ...dirs];
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(places);
  return (
    <>
      <p className="sub">
        {words.looked(list)}{' '}
        <button type="button" className="link" onClick={() => send(bridge.openWindow('settings/accounts'))}>
          {words.otherFolder}
        </button>
      </p>
      <p className="sub">
        {words.noClaudeCode}{' '}
        <button type="button" className="link" onClick={() => send(bridge.openLink('claude_code_page'))}>
          {words.getIt}
        </button>
      </p>
    </>
  );
}
