import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';

/** The ids that connect a control with its label, note and error. */
export interface RowIds {
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface RowProps {
  readonly label: ReactNode;
  readonly note?: ReactNode;
  /** The reason why the last change was refused; `null` without one. */
  readonly error?: string | null;
  readonly control?: (ids: RowIds) => ReactNode;
}

/** One setting: label, note, control. */
export function Row({ label, note, error = null, control }: RowProps): ReactElement {
  const id = useId();
  const described = [note ? `${id}n` : '', error === null ? '' : `${id}e`].filter(Boolean).join(' ');
  return (
    <div className="set">
      <div className="what">
        <span id={`${id}l`}>{label}</span>
        {note && <small id={`${id}n`}>{note}</small>}
        <span role="alert">
          {error !== null && (
            <small id={`${id}e`} className="refusal">
              {error}
            </small>
          )}
        </span>
      </div>
      {control && (
        <div className="ctl">
          {control({
            'aria-labelledby': `${id}l`,
            'aria-describedby': described === '' ? undefined : described,
            'aria-invalid': error === null ? undefined : true,
          })}
        </div>
      )}
    </div>
  );
}

/** A section of settings with a heading. */
export function Group(props: {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** Whether it is a part of a section that has a heading of its own. */
  readonly isPart?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { id, title, note, isPart = false, children } = props;
  const Heading = isPart ? 'h3' : 'h2';
  return (
    <section className="group" id={id} aria-labelledby={`${id}-h`}>
      <Heading id={`${id}-h`} tabIndex={-1}>
        {title}
      </Heading>
      <div className="list">{children}</div>
      {note !== undefined && <p className="note">{note}</p>}
    </section>
  );
}

/** A heading between the rows of a section. */
export function Heading({ children }: { readonly children: ReactNode }): ReactElement {
  return <h3 className="set set--heading">{children}</h3>;
}

/** Rows that few people need, behind a line that opens them. */
export function MoreRows(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <details className="set--more">
      <summary className="set">{props.title}</summary>
      <div className="list list--inner">{props.children}</div>
    </details>
  );
}
