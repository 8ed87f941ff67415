import { useEffect, useState } from 'react';

/** A section counts as the one in view once its heading is this far below the top of the window, in px. */
const HEADING_PX = 140;

/**
 * The section that is read now: the one that was asked for, until the user scrolls; then the last one whose heading has
 * passed the top of the window.
 * @param ids ids of the sections' elements, from top to bottom
 * @param asked the section in the address; `null` if it names none
 * @param isLoaded whether the sections are on the page
 */
export function useSectionInView<T extends string>(
  ids: readonly T[],
  asked: T | null,
  isLoaded: boolean,
): T | null {
  const [scrolled, setScrolled] = useState<{ readonly asked: T | null; readonly id: T | null } | null>(null);
  useEffect(() => {
    if (!isLoaded) return undefined;
    const look = () => {
      setScrolled({ asked, id: sectionInView(ids, asked) });
    };
    // The page scrolls inside the window, and scroll events of an element do not bubble.
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => {
      document.removeEventListener('scroll', look, { capture: true });
    };
  }, [ids, asked, isLoaded]);
  return scrolled === null || scrolled.asked !== asked ? (asked ?? ids[0] ?? null) : scrolled.id;
}

function sectionInView<T extends string>(ids: readonly T[], asked: T | null): T | null {
  const places = ids.flatMap((id) => {
    const place = document.getElementById(id)?.getBoundingClientRect();
    return place === undefined ? [] : [{ id, top: place.top }];
  });
  const passed = places.findLast(({ top }) => top <= HEADING_PX) ?? places[0];
  // At the end of the page the last sections cannot reach the top: the one that was asked for stays lit while it shows.
  const wanted = places.find(({ id }) => id === asked);
  const isAtEnd = (places.at(-1)?.top ?? Infinity) < window.innerHeight;
  if (isAtEnd && wanted !== undefined && wanted.top >= 0 && wanted.top < window.innerHeight) return wanted.id;
  return passed?.id ?? null;
}
