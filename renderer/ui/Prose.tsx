import type { ReactElement } from 'react';

const pieces = /(`[^`]+`|\b\d+-(?:hour|day|Stunden|Tage)(?:-Fensters?)?(?!\p{L}))/u;

/** A sentence of the snapshot: backticks become `code`, and no line breaks at the hyphen of "5-hour". */
export function Prose({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split(pieces).map((piece, index) => {
        if (index % 2 === 0) return piece;
        // The pieces of a sentence never move, so the index is a stable key.
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
