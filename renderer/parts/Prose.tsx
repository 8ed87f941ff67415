import type { ReactElement } from 'react';

const pieces = /(`[^`]+`|\b\d+-(?:hour|day|Stunden|Tage)(?:-Fensters?)?(?!\p{L}))/u;

/**
 * A sentence of the snapshot: `code` between backticks, and "5-hour" or "5-Stunden-Fenster" never breaks at its hyphen.
 */
export function Prose({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split(pieces).map((piece, index) => {
        if (index % 2 === 0) return piece;
        // The pieces of one sentence never move, so their place is their identity.
        return piece.startsWith('`') ? (
          <code key={index}>{piece.slice(1, -1)}</code>
        ) : (
          <span key={index} className="nowrap">
            {piece}
          </span>
        );
      })}
    </>
  );
}
