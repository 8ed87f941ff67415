import { useState } from 'react';
import type { ReactElement } from 'react';

interface OpenerProps {
  readonly label: string;
  /** The content; it calls `close` after a choice. */
  readonly children: (close: () => void) => ReactElement;
}

/** A button that opens the content behind it. */
export function Opener({ label, children }: OpenerProps): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="btn"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {label}
      </button>
      {open &&
        children(() => {
          setOpen(false);
        })}
    </>
  );
}
