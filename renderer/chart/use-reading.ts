import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { instantAt, type Frame, type Span } from './frame';

/** The state of reading a chart: the instant that is read, the span that is dragged over, and the event handlers. */
export interface Reading {
  /** The instant that is read (epoch ms); `null` while the chart is not read. */
  readonly at: number | null;
  /** The span that the pointer is dragged over; `null` without a drag. */
  readonly drag: { readonly from: number; readonly to: number } | null;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** A drag over fewer px counts as a click. */
const CLICK_PX = 5;
const STEPS = 100;
/** Spans whose lengths differ by less (ms) are one range: a preset moves with the present. */
const SAME_RANGE_MS = 600_000;

/** An instant that is read, and the length of the range that it belongs to. */
interface ReadAt {
  readonly at: number;
  readonly length: number;
}

/** The instant that is read; `null` if it belongs to another range. */
function instantOf(read: ReadAt | null, length: number): number | null {
  return read !== null && Math.abs(read.length - length) < SAME_RANGE_MS ? read.at : null;
}

/**
 * Reads a chart by pointer and keyboard: arrows move, + and − zoom around the instant, Escape ends the
 * reading. A reading ends when the range changes, except by its own zoom.
 */
export function useReading(frame: Frame, span: Span, onZoom: (from: number, to: number) => void): Reading {
  const [read, setRead] = useState<ReadAt | null>(null);
  const [drag, setDrag] = useState<{ from: number; to: number; x: number } | null>(null);
  const place = (event: PointerEvent<HTMLElement>): number =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const length = span.until - span.since;
  const at = instantOf(read, length);
  const setAt = (instant: number): void => {
    setRead({ at: instant, length });
  };
  const inSpan = (instant: number): number => Math.min(span.until, Math.max(span.since, instant));

  return {
    at: at === null ? null : inSpan(at),
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
      setRead(null);
      setDrag(null);
    },
    onKeyDown: (event) => {
      const here = at ?? span.until;
      const step = (length / STEPS) * (event.shiftKey ? 10 : 1);
      const zoom = (factor: number): void => {
        const half = (length * factor) / 2;
        setRead({ at: here, length: length * factor });
        onZoom(here - half, here + half);
      };
      const moves: Readonly<Record<string, () => void>> = {
        ArrowLeft: () => setAt(inSpan(here - step)),
        ArrowRight: () => setAt(inSpan(here + step)),
        Home: () => setAt(span.since),
        End: () => setAt(span.until),
        '+': () => zoom(0.5),
        '-': () => zoom(2),
        '−': () => zoom(2),
        ...(at === null ? {} : { Escape: () => setRead(null) }),
      };
      const move = moves[event.key];
      if (move === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      move();
    },
  };
}
