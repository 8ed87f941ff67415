import { useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useWords } from '../text/use-words';
import { Row } from './Row';
import { useChanger, useSettings } from './use-settings';

/** The global shortcut: the user presses the button, then the keys. */
export function ShortcutRow(): ReactElement {
  const words = useWords().settings.general;
  const { shortcut } = useSettings().popover;
  const { error, change } = useChanger();
  const [listening, setListening] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!listening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') setListening(false);
    const keys = acceleratorOf(event);
    if (keys === null) return;
    setListening(false);
    void change({ popover: { shortcut: keys } });
  };
  return (
    <Row
      label={words.shortcut}
      note={words.shortcutNote}
      error={error}
      control={(ids) => (
        <>
          {shortcut !== null && (
            <button
              type="button"
              className="btn btn--quiet"
              onClick={() => void change({ popover: { shortcut: null } })}
            >
              {words.clearShortcut}
            </button>
          )}
          <button
            type="button"
            className="btn"
            aria-describedby={ids['aria-describedby']}
            onClick={() => {
              setListening(true);
            }}
            onBlur={() => {
              setListening(false);
            }}
            onKeyDown={onKeyDown}
          >
            {listening ? words.pressKeys : (shortcut ?? words.noShortcut)}
          </button>
        </>
      )}
    />
  );
}

/** The Electron accelerator of pressed keys; `null` while only modifiers are down, or for a key without a name. */
export function acceleratorOf(
  event: Pick<KeyboardEvent, 'altKey' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): string | null {
  // By the key's place, since with Alt a key types another character on macOS.
  const [, key] =
    /^(?:Key([A-Z])|Digit([0-9])|(F[0-9]{1,2}|Space|Home|End|PageUp|PageDown|Insert)|Arrow(\w+))$/
      .exec(event.code)
      ?.filter(Boolean) ?? [];
  if (key === undefined) return null;
  const modifiers = [
    event.ctrlKey && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    event.metaKey && 'Meta',
  ].filter((name) => name !== false);
  return [...modifiers, key].join('+');
}
