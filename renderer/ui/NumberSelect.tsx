import type { ReactElement, ReactNode } from 'react';
import { Icon } from './Icon';

interface NumberSelectProps {
  /** For screen readers; the element has no visible label. */
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** The options, with numbers as values. */
  readonly children: ReactNode;
}

/** A select whose values are numbers, such as the parts of a date. */
export function NumberSelect({ name, value, onChange, children }: NumberSelectProps): ReactElement {
  return (
    <span className="select-wrap">
      <select
        className="select"
        aria-label={name}
        value={value}
        onChange={(event) => {
          onChange(Number(event.target.value));
        }}
      >
        {children}
      </select>
      <Icon name="down" />
    </span>
  );
}
