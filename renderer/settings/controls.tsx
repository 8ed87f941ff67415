import { useId, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../ui/Icon';
import { Row, type RowIds } from './Row';
import { useChanger, type Change } from './use-settings';

interface SettingProps<T> {
  readonly label: string;
  readonly note?: ReactNode;
  readonly value: T;
  /** The change of the settings for a new value. */
  readonly to: (value: T) => Change;
}

/** A setting with two values, on and off. */
export function SwitchRow({ label, note, value, to }: SettingProps<boolean>): ReactElement {
  const { error, change } = useChanger();
  return (
    <Row
      label={label}
      note={note}
      error={error}
      control={(ids) => <Switch ids={ids} checked={value} onChange={(checked) => void change(to(checked))} />}
    />
  );
}

/** The switch without its row, for a row with more controls. */
export function Switch(props: {
  readonly ids: RowIds;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}): ReactElement {
  const { ids, checked, disabled, onChange } = props;
  return (
    <input
      {...ids}
      type="checkbox"
      role="switch"
      className="switch"
      checked={checked}
      disabled={disabled}
      onChange={(event) => {
        onChange(event.target.checked);
      }}
    />
  );
}

interface Option<T> {
  readonly value: T;
  readonly label: string;
}

/** A setting with one of several values, as a select box. */
export function SelectRow<T extends string>(
  props: SettingProps<T> & { readonly options: readonly Option<T>[] },
): ReactElement {
  const { label, note, value, to, options } = props;
  const { error, change } = useChanger();
  return (
    <Row
      label={label}
      note={note}
      error={error}
      control={(ids) => (
        <span className="select-wrap">
          <select
            {...ids}
            className="select"
            value={value}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value);
              if (chosen) void change(to(chosen.value));
            }}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      )}
    />
  );
}

/** A setting with one of a few values, all of which are visible. */
export function SegmentRow<T extends string>(
  props: SettingProps<T> & { readonly options: readonly Option<T>[] },
): ReactElement {
  const { label, note, value, to, options } = props;
  const { error, change } = useChanger();
  // The ids differ even where two rows have the same label.
  const name = useId();
  return (
    <Row
      label={label}
      note={note}
      error={error}
      control={(ids) => (
        <span className="segments" role="radiogroup" {...ids} aria-invalid={undefined}>
          {options.map((option) => (
            <label key={option.value}>
              <input
                type="radio"
                className="sr"
                name={name}
                value={option.value}
                checked={option.value === value}
                onChange={() => void change(to(option.value))}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </span>
      )}
    />
  );
}

/** A text field that sends its text on blur and on Enter; a refused text becomes the old value again. */
export function DraftField(props: {
  readonly ids: Partial<RowIds> & { readonly 'aria-label'?: string };
  readonly value: string;
  readonly className: string;
  readonly inputMode?: 'numeric';
  readonly onCommit: (text: string) => Promise<boolean>;
}): ReactElement {
  const { ids, value, className, inputMode, onCommit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const isSending = useRef(false);
  const commit = async (): Promise<void> => {
    // A dialog of the system may ask before the answer, and takes the focus: that blur is no second change.
    if (isSending.current) return;
    isSending.current = true;
    try {
      if (draft !== null && draft !== value) await onCommit(draft);
      setDraft(null);
    } finally {
      isSending.current = false;
    }
  };
  return (
    <input
      {...ids}
      className={className}
      type="text"
      inputMode={inputMode}
      value={draft ?? value}
      onChange={(event) => {
        setDraft(event.target.value);
      }}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void commit();
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}

/** A setting that is a whole number. */
export function NumberRow({
  label,
  note,
  value,
  to,
  unit,
}: SettingProps<number> & { readonly unit: string }): ReactElement {
  const { error, change } = useChanger();
  return (
    <Row
      label={label}
      note={note}
      error={error}
      control={(ids) => (
        <>
          <DraftField
            ids={ids}
            className="field field--num"
            inputMode="numeric"
            value={String(value)}
            onCommit={(text) => change(to(numberOf(text)))}
          />
          {unit}
        </>
      )}
    />
  );
}

/** The number that a text contains; -1 for any other text, so that main refuses it with a sentence. */
export function numberOf(text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? -1 : number;
}
