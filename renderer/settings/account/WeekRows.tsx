import { useId, useState } from 'react';
import type { ReactElement, ReactNode, SyntheticEvent } from 'react';
import type { WeekReport } from '../../../electron/core/week-estimate/week-report';
import type { Argument } from '../../../electron/ipc/contract';
import { useBridge } from '../../state/page-context';
import { Icon } from '../../ui/Icon';
import { useWords } from '../../text/use-words';
import { numberOf } from '../controls';
import { Row, type RowIds } from '../Row';
import { WeekStart } from './WeekStart';

interface WeekRowProps {
  readonly report: WeekReport;
  /** Called after each edit. */
  readonly onDone: () => void;
}

type Edit = (request: Argument<'editWeek'>) => Promise<boolean>;

/** Sends an edit of the week to main, and holds its result. */
function useEdit(onDone: () => void) {
  const bridge = useBridge();
  const [error, setError] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const edit: Edit = async (request) => {
    const refusal = await bridge.editWeek(request);
    setError(refusal);
    setSaved(refusal === null);
    onDone();
    return refusal === null;
  };
  return { error, isSaved, edit };
}

interface FormProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A form, so that Enter in a field saves as the button does. */
function Form({ onSubmit, children }: FormProps): ReactElement {
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="inline-form" onSubmit={submit}>
      {children}
    </form>
  );
}

/** The use of the week until now, in percent or in weighted tokens. */
export function UsedRow({ onDone }: Pick<WeekRowProps, 'onDone'>): ReactElement {
  const words = useWords().estimate;
  const { error, isSaved, edit } = useEdit(onDone);
  const [text, setText] = useState('');
  const [unit, setUnit] = useState<'percent' | 'baseline'>('percent');
  const save = async (): Promise<void> => {
    if (await edit({ [unit]: numberOf(text.replace(',', '.')) })) setText('');
  };
  return (
    <Row
      label={words.used}
      note={isSaved ? <span role="status">{words.saved}</span> : words.usedNote}
      error={error}
      control={(ids) => (
        <Form onSubmit={() => void save()}>
          <input
            {...ids}
            className="field field--amount"
            inputMode="decimal"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || text === '') return;
              event.stopPropagation();
              setText('');
            }}
          />
          <span className="select-wrap">
            <select
              className="select"
              aria-label={words.unitOf}
              value={unit}
              onChange={(event) => setUnit(event.target.value === 'baseline' ? 'baseline' : 'percent')}
            >
              <option value="percent">{words.unit.percent}</option>
              <option value="baseline">{words.unit.baseline}</option>
            </select>
            <Icon name="down" />
          </span>
          <SaveButton ids={ids} />
        </Form>
      )}
    />
  );
}

/** The start of the week: now, or a given time. */
export function StartRow({ report, onDone }: WeekRowProps): ReactElement {
  const words = useWords().estimate;
  const { error, isSaved, edit } = useEdit(onDone);
  const [chosen, setChosen] = useState<number | null>(null);
  const startedAt = chosen ?? report.startedAt;
  const save = async (): Promise<void> => {
    // Main refuses a missing time with a sentence.
    if (await edit({ startedAt: startedAt ?? '' })) setChosen(null);
  };
  return (
    <Row
      label={words.start}
      note={isSaved ? <span role="status">{words.saved}</span> : words.startNote}
      error={error}
      control={(ids) => (
        <Form onSubmit={() => void save()}>
          <WeekStart label={words.start} ids={ids} value={startedAt} onChange={setChosen} />
          <SaveButton ids={ids} />
          <button type="button" className="btn" onClick={() => void edit({ sync: true })}>
            {words.sync}
          </button>
        </Form>
      )}
    />
  );
}

/** Deletes the user's corrections of the week. */
export function ClearRow({ report, onDone }: WeekRowProps): ReactElement | null {
  const words = useWords().estimate;
  const { error, edit } = useEdit(onDone);
  if (!report.isSaid) return null;
  return (
    <Row
      label={words.clearLabel}
      note={words.clearNote}
      error={error}
      control={(ids) => (
        <NamedButton ids={ids} type="button" onClick={() => void edit({ clear: true })}>
          {words.clear}
        </NamedButton>
      )}
    />
  );
}

function SaveButton({ ids }: { readonly ids: RowIds }): ReactElement {
  const words = useWords().estimate;
  return (
    <NamedButton ids={ids} type="submit">
      {words.save}
    </NamedButton>
  );
}

interface NamedButtonProps {
  readonly ids: RowIds;
  readonly type: 'button' | 'submit';
  readonly onClick?: () => void;
  readonly children: string;
}

/** A button whose name begins with the row's label, since several buttons have the same text. */
function NamedButton({ ids, type, onClick, children }: NamedButtonProps): ReactElement {
  const own = useId();
  return (
    <button
      id={own}
      type={type}
      className="btn"
      aria-labelledby={`${ids['aria-labelledby']} ${own}`}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
