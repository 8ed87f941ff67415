import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { send } from './bridge';
import { useBridge } from './page-context';

const TALLEST = 2000;

/**
 * Sends main the height of the content, so that the window fits it. It is measured after each render too, since a
 * ResizeObserver does not fire while the window is hidden, and a hidden window must open at the right height.
 * @returns the ref of the content's element
 */
export function useReportedHeight(): RefObject<HTMLDivElement | null> {
  const bridge = useBridge();
  const content = useRef<HTMLDivElement>(null);
  const reported = useRef(0);

  useLayoutEffect(() => {
    const element = content.current;
    if (element === null) return;
    const report = (): void => {
      const height = Math.min(TALLEST, Math.ceil(element.getBoundingClientRect().height));
      if (height < 1 || height === reported.current) return;
      reported.current = height;
      send(bridge.setHeight(height));
    };
    report();
    const observer = new ResizeObserver(report);
    observer.observe(element);
    return () => observer.disconnect();
  });
  return content;
}
