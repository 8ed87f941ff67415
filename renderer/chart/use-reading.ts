import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { instantAt, type Frame, type Span } from './frame';

/** What reads a chart out: where it is read, what is drawn over, and the handlers that move both. */
export interface Reading {
  /** The instant that is read; `null` when nobody reads. */
  readonly at: number | null;
  /** The span being drawn over with the pointer. */
  readonly drag: { readonly from: number; readonly to: number } | null;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** A drag shorter than this is a click. */
const CLICK_PX = 5;
const STEPS = 100;

/** Reading by pointer and by keyboard: arrows move, + and − zoom about the place, Escape stops. */
export function useReading(frame: Frame, span: Span, onZoom: (from: number, to: number) => void): Reading {
  const [at, setAt] = useState<number | null>(null);
  const [drag, setDrag] = useState<{ from: number; to: number; x: number } | null>(null);
  const place = (event: PointerEvent<HTMLElement>): number =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const length = span.until - span.since;
  const kept = (instant: number): number => Math.min(span.until, Math.max(span.since, instant));

  return {
    at: at === null ? null : kept(at),
    drag,
    onPointerMove: (event) => {
      const instant = instantAt(frame, span, place(event));
      setAt(instant);
      if (drag !== null) setDrag({ ...drag, to: instant });
    },
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      const instant = instantAt(frame, span, place(event));
      setDrag({ from: instant, to: instant, x: place(event) });
    },
    onPointerUp: (event) => {
      if (drag !== null && Math.abs(place(event) - drag.x) > CLICK_PX) onZoom(drag.from, drag.to);
      setDrag(null);
    },
    onPointerLeave: () => {
      setAt(null);
      setDrag(null);
    },
    onKeyDown: (event) => {
      const here = at ?? span.until;
      const step = (length / STEPS) * (event.shiftKey ? 10 : 1);
      const zoom = (factor: number): void => {
        const half = (length * factor) / 2;
        onZoom(here - half, here + half);
      };
      const moves: Readonly<Record<string, () => void>> = {
        ArrowLeft: () => setAt(kept(here - step)),
        ArrowRight: () => setAt(kept(here + step)),
        Home: () => setAt(span.since),
        End: () => setAt(span.until),
        '+': () => zoom(0.5),
        '-': () => zoom(2),
        '−': () => zoom(2),
        ...(at === null ? {} : { Escape: () => setAt(null) }),
      };
      const move = moves[event.key];
      if (move === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      move();
    },
  };
}
