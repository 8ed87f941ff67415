import type { ReactElement } from 'react';
import type { Locale } from '../../electron/core/text/format';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import { send } from '../state/bridge';
import { useBridge, useDisplay } from '../state/page-context';
import { useCountUp } from '../state/use-count-up';
import { figureText } from '../text/figure-text';
import { useWords } from '../text/use-words';

interface FigureProps {
  readonly window: WindowView;
  readonly locale: Locale;
}

/** The percent, used or left, with a smaller unit. A click switches between used and left on the whole page. */
export function Figure({ window, locale }: FigureProps): ReactElement {
  const { cannotTell } = useWords().row;
  const { utilization } = window;
  if (utilization === null) return <span className="pct pct--text">{cannotTell}</span>;
  return <Percent window={window} utilization={utilization} locale={locale} />;
}

function Percent({
  window,
  utilization,
  locale,
}: FigureProps & { readonly utilization: number }): ReactElement {
  const bridge = useBridge();
  const { amount } = useDisplay();
  const words = useWords().popover.amount;
  const left = amount === 'left';
  const text = figureText(window, utilization, amount, locale);
  const shown = figureText(window, useCountUp(utilization), amount, locale);
  // The word beside the percent is smaller, and stands on the side where the language puts it.
  const [before, after] = words.left(shown).split(shown);
  const [, number, unit] = /^(.*\d)(\D*)$/.exec(shown) ?? [];
  const click = left ? words.showUsed : words.showLeft;
  const flip = (): void => {
    send(bridge.changeSettings({ appearance: { amount: left ? 'used' : 'left' } }));
  };
  return (
    <button
      type="button"
      className={window.range === null ? 'flip pct' : 'flip pct pct--range'}
      aria-label={words.flip(left ? words.left(text) : words.used(text), click)}
      title={click}
      onClick={flip}
    >
      {left && before && <small>{before}</small>}
      <strong>
        {number}
        <span>{unit}</span>
      </strong>
      {left && after && <small>{after}</small>}
    </button>
  );
}
