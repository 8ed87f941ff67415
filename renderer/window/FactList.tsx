import type { ReactElement, ReactNode } from 'react';

/** Figures with their names. */
export function FactList({
  facts,
}: {
  readonly facts: readonly (readonly [string, ReactNode])[];
}): ReactElement {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
