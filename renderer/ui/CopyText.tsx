import type { ReactElement } from 'react';
import type { Argument } from '../../electron/ipc/contract';
import { useWords } from '../text/use-words';
import { CopyButton } from './CopyCommand';

/** A text to copy by hand, with a button that copies main's version of the same text. */
export function CopyText(props: {
  readonly id: Argument<'copy'>;
  readonly title: string;
  readonly text: string;
  readonly note?: string;
}): ReactElement {
  const { id, title, text, note } = props;
  const words = useWords();
  return (
    <div className="set set--wide">
      <div className="what">
        {title}
        {note !== undefined && <small>{note}</small>}
      </div>
      <div className="ctl">
        <CopyButton id={id} label={words.page.copy.copy} spoken={words.proxy.copyNamed(title)} />
      </div>
      <pre className="snippet">
        <code>{text}</code>
      </pre>
    </div>
  );
}
