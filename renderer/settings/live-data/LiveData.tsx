import type { ReactElement } from 'react';
import { useWords } from '../../text/use-words';
import { Proxy } from './Proxy';
import { Statusline } from './Statusline';

/** The two sources that give numbers at once: the status line, which changes nothing, before the proxy, which does. */
export function LiveData(): ReactElement {
  const { live } = useWords().proxy;
  return (
    <section id="live" aria-labelledby="live-h">
      <div className="group group--head">
        <h2 id="live-h" tabIndex={-1}>
          {live.title}
        </h2>
        <p className="note">{live.note}</p>
      </div>
      <Statusline />
      <Proxy />
    </section>
  );
}
