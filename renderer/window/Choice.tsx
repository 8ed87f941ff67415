import type { ReactElement } from 'react';

interface ChoiceProps<T extends string> {
  readonly label: string;
  /** Of the group of radio buttons; one a page. */
  readonly name: string;
  /** `null` while none of them is chosen. */
  readonly value: T | null;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few that all are on show. */
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
