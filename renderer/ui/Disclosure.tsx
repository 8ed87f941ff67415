import { useId, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './Icon';

interface DisclosureProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A button that shows and hides the text below it. */
export function Disclosure({ label, children }: DisclosureProps): ReactElement {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className="disclosure">
      <button
        type="button"
        className="btn btn--quiet"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="down" />
        {label}
      </button>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
