import { createContext, use, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Locale } from '../../electron/core/text/format';
import { intlLocale } from '../../electron/core/text/numerals';
import type { Display, ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import type { Bridge } from '../../electron/ipc/contract';
import type { PageClock } from './clock';
import type { SnapshotStore } from './store';

/** The parts that every component can reach. They are made once in main.tsx and passed down by context. */
export interface Page {
  readonly bridge: Bridge;
  readonly store: SnapshotStore;
  readonly clock: PageClock;
}

export const PageContext = createContext<Page | null>(null);

function usePage(): Page {
  const page = use(PageContext);
  if (page === null) throw new Error('no PageContext above this component');
  return page;
}

export function useBridge(): Bridge {
  return usePage().bridge;
}

/** The newest snapshot; `null` before the first. */
export function useSnapshot(): ShownSnapshot | null {
  return useStore(usePage().store, (state) => state.snapshot);
}

/** The app's clock (epoch ms); the component renders again with each step of it. */
export function useNow(): number {
  const { clock } = usePage();
  return useSyncExternalStore(clock.subscribe, clock.read);
}

/** The app's clock rounded down to a whole step, for large parts that need no redraw each second. 0: unknown. */
export function useNowBy(stepMs: number): number {
  const { clock } = usePage();
  return useSyncExternalStore(clock.subscribe, () => Math.floor(clock.read() / stepMs) * stepMs);
}

/** Whether numbers are shown as used or left, and times as countdown or clock. */
export function useDisplay(): Display {
  return useSnapshot()?.display ?? { amount: 'used', time: 'countdown' };
}

const unknownLocale: Locale = { language: 'en-GB', timeZone: 'UTC' };

/** The user's locale, as main chose it; its language is a tag that `Intl` accepts. */
export function useLocale(): Locale {
  const locale = useSnapshot()?.locale ?? unknownLocale;
  const { language, timeZone, hour12, words } = locale;
  return useMemo(
    () => ({
      // `intlLocale` may add extensions such as Latin digits; they do not change the language.
      language: intlLocale(language),
      timeZone,
      ...(hour12 !== undefined && { hour12 }),
      ...(words !== undefined && { words }),
    }),
    [language, timeZone, hour12, words],
  );
}
