import type { ReactElement } from 'react';
import type { Locale } from '../../electron/core/format';
import type { WindowView } from '../../electron/core/snapshot-types';
import { send } from '../bridge';
import { useBridge, useDisplay } from '../page';
import { figureText } from '../words/figure';
import { useWords } from '../words/use-words';

interface FigureProps {
  readonly window: WindowView;
  readonly locale: Locale;
}

/** The percent, used or left; a click shows the other one everywhere. Its unit is lighter and smaller. */
export function Figure({ window, locale }: FigureProps): ReactElement {
  const bridge = useBridge();
  const { amount } = useDisplay();
  const { popover, row } = useWords();
  const words = popover.amount;
  if (window.utilization === null) return <span className="pct pct--text">{row.cannotTell}</span>;
  const left = amount === 'left';
  const text = figureText(window, window.utilization, amount, locale);
  const [, number, unit] = /^(.*\d)(\D*)$/.exec(text) ?? [];
  const flip = (): void => {
    send(bridge.changeSettings({ appearance: { amount: left ? 'used' : 'left' } }));
  };
  return (
    <button
      type="button"
      className={window.estimate === null ? 'flip pct' : 'flip pct pct--range'}
      aria-label={`${left ? words.left(text) : words.used(text)}. ${left ? words.showUsed : words.showLeft}`}
      title={left ? words.showUsed : words.showLeft}
      onClick={flip}
    >
      <strong>
        {number}
        <span>{unit}</span>
      </strong>
      {left && <small> {words.leftUnit}</small>}
    </button>
  );
}
