import { useState } from 'react';
import type { ReactElement } from 'react';
import { formatPercent } from '../../../electron/core/text/format';
import { useLocale } from '../../state/page-context';
import { Icon } from '../../ui/Icon';
import { useWords } from '../../text/use-words';
import { DraftField, numberOf } from '../controls';
import { Row, type RowIds } from '../Row';
import { useChanger, type Change } from '../use-settings';

interface PercentsProps {
  readonly ids: RowIds;
  readonly values: readonly number[];
  /** Resolves to true when the new list was stored. */
  readonly onChange: (values: readonly number[]) => Promise<boolean>;
}

/** A list of percents, each with a remove button, and a field for another one. */
export function Percents({ ids, values, onChange }: PercentsProps): ReactElement {
  const words = useWords().settings.alerts;
  const locale = useLocale();
  const [adding, setAdding] = useState(false);
  const add = async (text: string): Promise<boolean> => {
    setAdding(false);
    return text.trim() === '' || onChange([...values, numberOf(text)]);
  };
  return (
    <span className="tags" role="group" {...ids} aria-invalid={undefined}>
      {values.map((percent) => (
        <span className="tag" key={percent}>
          {formatPercent(percent, locale)}
          <button
            type="button"
            aria-label={words.removeThreshold(formatPercent(percent, locale))}
            onClick={() => void onChange(values.filter((each) => each !== percent))}
          >
            <Icon name="remove" />
          </button>
        </span>
      ))}
      {adding ? (
        <DraftField
          ids={{ 'aria-label': words.newThreshold }}
          className="field field--num"
          inputMode="numeric"
          value=""
          onCommit={add}
        />
      ) : (
        <button
          type="button"
          className="btn btn--quiet btn--icon"
          aria-label={words.addThreshold}
          onClick={() => {
            setAdding(true);
          }}
        >
          <Icon name="add" />
        </button>
      )}
    </span>
  );
}

/** A setting whose value is a list of percents. */
export function PercentsRow(props: {
  readonly label: string;
  readonly note: string;
  readonly values: readonly number[];
  /** The change of the settings for a new list. */
  readonly to: (values: readonly number[]) => Change;
}): ReactElement {
  const { label, note, values, to } = props;
  const { error, change } = useChanger();
  return (
    <Row
      label={label}
      note={note}
      error={error}
      control={(ids) => <Percents ids={ids} values={values} onChange={(next) => change(to(next))} />}
    />
  );
}
