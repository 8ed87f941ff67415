import type { ReactElement, ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  /** Controls beside the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the dashboard: title, controls, content. */
export function Page({ title, tools, children }: PageProps): ReactElement {
  return (
    <main className="main">
      <header className="bar-top">
        <h1>{title}</h1>
        {tools !== undefined && <div className="tools">{tools}</div>}
      </header>
      {children}
    </main>
  );
}

interface PanelProps {
  readonly id: string;
  readonly title: string;
  /** Small text at the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A panel with a heading. */
export function Panel({ id, title, aside, children }: PanelProps): ReactElement {
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel__head">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <span className="sub">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
