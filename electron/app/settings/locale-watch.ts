import type { Locale } from '../../core/text/format';
import { createSignal } from '../../core/signal';
import { plainRegional, renewTimeZone, systemLocale, type Regional } from './locale';

/** Real ms between two looks: a change is on screen within a minute. */
const LOOK_MS = 20_000;

export interface LocaleSourceParts {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Reads from the system what `Intl` does not follow; takes a while, never rejects. */
  readonly regional?: () => Promise<Regional>;
}

/** The one source of the system's locale and time zone while a process runs. */
export interface LocaleSource {
  /** The locale as of the last look, to be read each time that a text is made. */
  readonly read: () => Locale;
  /** Looks every 20 s, and calls back after each change; the returned function ends that. */
  readonly watch: (onChange: () => void) => () => void;
  /** Looks at once: after sleep and unlock. */
  readonly look: () => Promise<void>;
}

/** Begins with `Intl`'s locale; the system's own follows after the first look. */
export function createLocaleSource({ env, platform, regional }: LocaleSourceParts): LocaleSource {
  let known: Regional = plainRegional;
  const changed = createSignal<undefined>();
  const ask = (): Locale => systemLocale(env, platform, known);
  // Many texts are made a minute, and each question to `Intl` leaves memory behind (`core/text/formatters`).
  let present = ask();
  const compare = (): void => {
    const now = ask();
    if (JSON.stringify(now) === JSON.stringify(present)) return;
    present = now;
    changed.publish(undefined);
  };
  const look = async (): Promise<void> => {
    renewTimeZone(env);
    compare();
    if (regional === undefined) return;
    known = await regional();
    compare();
  };
  return {
    read: () => present,
    look,
    watch: (onChange) => {
      const end = changed.listen(onChange);
      const timer = setInterval(() => void look(), LOOK_MS);
      timer.unref();
      void look();
      return () => {
        clearInterval(timer);
        end();
      };
    },
  };
}
