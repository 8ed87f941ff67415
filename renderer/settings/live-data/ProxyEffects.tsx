import type { ReactElement } from 'react';
import { REMEDIES } from '../../../electron/core/proxy';
import type { Words } from '../../../electron/core/i18n/words';
import { useWords } from '../../text/use-words';

type EffectId = keyof Words['proxy']['effects']['rows'];

/** The effects that people notice: they cost money or stop work. */
const MAIN: readonly EffectId[] = ['tools', 'remote', 'stopped'];

/** The differences in Claude Code's behaviour behind any proxy, shown before the switch. */
export function ProxyEffects(): ReactElement {
  const { caption, more, rows } = useWords().proxy.effects;
  const ids = Object.keys(rows) as EffectId[];
  const others = ids.filter((id) => !MAIN.includes(id));
  const moreText = more(others.length);
  return (
    <div className="set set--wide effects-block">
      <EffectTable caption={caption} ids={MAIN} hasHead />
      <details>
        <summary>{moreText}</summary>
        <EffectTable caption={moreText} ids={others} hasHead={false} />
      </details>
    </div>
  );
}

function EffectTable(props: {
  readonly caption: string;
  readonly ids: readonly EffectId[];
  readonly hasHead: boolean;
}): ReactElement {
  const { change, remedy, rows, set } = useWords().proxy.effects;
  const variables: Readonly<Record<string, string>> = REMEDIES;
  return (
    <table className="table effects">
      <caption className="sr">{props.caption}</caption>
      <thead className={props.hasHead ? undefined : 'sr'}>
        <tr>
          <th scope="col">{change}</th>
          <th scope="col">{remedy}</th>
        </tr>
      </thead>
      <tbody>
        {props.ids.map((id) => {
          const row = rows[id];
          return (
            <tr key={id}>
              <td>{row.change}</td>
              <td>{'remedy' in row ? row.remedy : set(variables[id] ?? '')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
