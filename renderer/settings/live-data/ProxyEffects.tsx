import type { ReactElement } from 'react';
import { REMEDIES } from '../../../electron/core/proxy';
import { useWords } from '../../text/use-words';

/** The differences in Claude Code's behaviour behind any proxy, shown before the switch. */
export function ProxyEffects(): ReactElement {
  const { caption, change, remedy, rows, set } = useWords().proxy.effects;
  const variables: Readonly<Record<string, string>> = REMEDIES;
  return (
    <div className="set set--wide">
      <table className="table effects">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{change}</th>
            <th scope="col">{remedy}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(rows).map(([id, row]) => (
            <tr key={id}>
              <td>{row.change}</td>
              <td>{'remedy' in row ? row.remedy : set(variables[id] ?? '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
