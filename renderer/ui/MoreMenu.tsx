import type { ReactElement } from 'react';
import type { CallResult } from '../../electron/ipc/contract';
import { useSettingsOfMain } from '../settings/use-settings';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Icon } from './Icon';
import { Menu } from './Menu';
import { useExport } from './use-export';

/** An export of the page. */
export interface PageExport {
  readonly label: string;
  readonly save: () => Promise<CallResult<'exportSessions'>>;
}

/**
 * The menu of a page with names from the user's work: privacy mode, and the exports. While privacy mode is on, a button
 * beside it shows that and switches it off.
 */
export function MoreMenu({ exports }: { readonly exports: readonly PageExport[] }): ReactElement {
  const { dashboard, work } = useWords();
  const bridge = useBridge();
  const isPrivate = useSettingsOfMain()?.privacy.on ?? false;
  const { result, save } = useExport();
  const flip = (): void => {
    send(bridge.changeSettings({ privacy: { on: !isPrivate } }));
  };
  const privacy = { id: 'privacy', label: work.privacy.name, checked: isPrivate, onChoose: flip };
  const commands = exports.map(({ label, save: request }) => ({
    id: label,
    label,
    checked: null,
    onChoose: () => {
      save(request);
    },
  }));
  return (
    <>
      {isPrivate && (
        <button type="button" className="btn" aria-pressed="true" title={work.privacy.note} onClick={flip}>
          <Icon name="hidden" />
          {work.privacy.name}
        </button>
      )}
      <Menu label={dashboard.more} icon="more" isIconOnly items={[privacy, ...commands]} />
      <span className="sub said" role="status">
        {result}
      </span>
    </>
  );
}
