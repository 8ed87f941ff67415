import { useState } from 'react';
import type { ReactElement } from 'react';

interface OpenerProps {
  readonly label: string;
  /** What the button opens; `close` is for when something was chosen in it. */
  readonly children: (close: () => void) => ReactElement;
}

/** A button, and after it what it opens. */
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
