import { useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Argument } from '../../electron/ipc/contract';
import { useBridge } from '../state/page-context';
import { useWords } from '../text/use-words';
import type { MenuItem } from '../ui/Menu';

/** A part of a page that can be passed on as a picture. */
export interface Sharing {
  /** For the element that is in the picture. */
  readonly area: RefObject<HTMLDivElement | null>;
  /** Whether the picture is being taken: then the element has its caption. */
  readonly isTaken: boolean;
  /** The commands of a menu. */
  readonly items: readonly MenuItem[];
  /** What came of the last one; empty before the first, and after a cancelled one. */
  readonly result: string;
}

/** The commands that pass a part of the page on: as text, and as a picture with source and time on it. */
export function useShare(): Sharing {
  const bridge = useBridge();
  const { share: words, dashboard } = useWords();
  const area = useRef<HTMLDivElement>(null);
  const [isTaken, setIsTaken] = useState(false);
  const [result, setResult] = useState('');
  const copyText = async (): Promise<void> => {
    await bridge.shareText();
    setResult(words.copied);
  };
  const take = async (to: Argument<'sharePicture'>['to']): Promise<void> => {
    setResult('');
    // At once, so that the caption is in the page before it is measured.
    flushSync(() => {
      setIsTaken(true);
    });
    try {
      area.current?.scrollIntoView({ block: 'start' });
      await painted();
      const box = area.current?.getBoundingClientRect();
      if (box === undefined) return;
      const { x, y, width, height } = box;
      const { saved, error } = await bridge.sharePicture({ area: { x, y, width, height }, to });
      if (error !== null) setResult(dashboard.exportFailed(error));
      else if (saved !== null) setResult(dashboard.exported(saved));
      else if (to === 'clipboard') setResult(words.copied);
    } finally {
      setIsTaken(false);
    }
  };
  const item = (id: string, label: string, act: () => Promise<void>): MenuItem => ({
    id,
    label,
    checked: null,
    onChoose: () => void act(),
  });
  return {
    area,
    isTaken,
    result,
    items: [
      item('text', words.text, copyText),
      item('copy_picture', words.copyPicture, () => take('clipboard')),
      item('save_picture', words.savePicture, () => take('file')),
    ],
  };
}

/** Resolves when the next frame is on screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
