import { useState } from 'react';
import type { CSSProperties, ReactElement } from 'react';
import { useWords } from '../text/use-words';
import type { BarLevels } from '../text/bar-levels';

interface MeterProps {
  /** The name of the measured thing, for screen readers. */
  readonly name: string;
  /** The whole row as a sentence, for screen readers. */
  readonly text: string;
  /** `null` draws a dashed outline: the level is unknown. */
  readonly levels: BarLevels | null;
  readonly money?: boolean;
}

/** A bar: fill, a tick at the time passed, stripes to the middle of the forecast and a whisker to its high end. */
export function Meter({ name, text, levels, money = false }: MeterProps): ReactElement {
  const { outline } = useWords().row.spoken;
  if (levels === null) {
    return (
      <div className="bar bar--unknown" role="img" aria-label={outline(name, text)}>
        <i className="bar__track" />
      </div>
    );
  }
  return <Level name={name} text={text} levels={levels} money={money} />;
}

function Level({ name, text, levels, money }: MeterProps & { readonly levels: BarLevels }): ReactElement {
  const { used, value, elapsed, projection, least, severity } = levels;
  const ebbing = useEbbing(value);
  return (
    <div
      className={`${classes(levels)}${money === true ? ' bar--slim bar--money' : ''}${ebbing ? ' bar--ebb' : ''}`}
      role="meter"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value * 10) / 10}
      aria-valuetext={text}
      style={levelStyle(levels)}
    >
      <i className="bar__track" />
      {projection && projection.low > used && <i className="bar__hatch" />}
      {projection && projection.low < 100 && projection.high > projection.low && <i className="bar__range" />}
      <i className="bar__fill" />
      {least !== null && <i className="bar__least" />}
      {severity === 'reached' && <i className="bar__stop" />}
      {elapsed !== null && <i className="bar__tick" />}
    </div>
  );
}

function classes({ amount, used, value, projection, severity, stale, estimate }: BarLevels): string {
  const names = ['bar'];
  if (severity !== 'normal') names.push(`bar--${severity}`);
  if (amount === 'left') names.push('bar--left');
  if (stale) names.push('bar--stale');
  if (estimate) names.push('bar--estimate');
  if (used >= 100) names.push('bar--full');
  if (used <= 0) names.push('bar--none');
  if (projection && projection.low >= 100 && value < 100) names.push('bar--over');
  return names.join(' ');
}

/** The levels as custom properties; the content security policy allows them through the CSSOM only. */
function levelStyle({ used, elapsed, projection, least }: BarLevels): CSSProperties {
  const properties: Record<`--${string}`, number> = {
    '--used': used,
    '--elapsed': elapsed ?? 0,
    '--low': projection?.low ?? used,
    '--high': projection?.high ?? used,
    '--least': least ?? used,
  };
  return properties;
}

/** Whether the level fell with its last change: falls are animated more slowly than rises. */
function useEbbing(used: number): boolean {
  const [last, setLast] = useState({ used, ebbing: false });
  if (last.used !== used) setLast({ used, ebbing: used < last.used });
  return last.ebbing;
}
