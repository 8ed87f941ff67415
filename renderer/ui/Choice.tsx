import type { ReactElement } from 'react';

interface ChoiceProps<T extends string> {
  readonly label: string;
  /** The name of the group of radio buttons, unique in the page. */
  readonly name: string;
  /** `null` while none is chosen. */
  readonly value: T | null;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** A choice of one of a few values, all of which are visible. */
export function Choice<T extends string>({
  label,
  name,
  value,
  options,
  onChange,
}: ChoiceProps<T>): ReactElement {
  return (
    <span className="segments" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.id}>
          <input
            type="radio"
            className="sr"
            name={name}
            checked={value === option.id}
            onChange={() => {
              onChange(option.id);
            }}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </span>
  );
}
