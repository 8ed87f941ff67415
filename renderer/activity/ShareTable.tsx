import type { CSSProperties, ReactElement } from 'react';
import { allTokens, type Share } from '../../electron/core/activity/report';
import { formatMoney, formatPercent, formatTokens, type Locale } from '../../electron/core/format';
import type { Words } from '../../electron/core/i18n/words';
import { useLocale } from '../page';
import { useWords } from '../words/use-words';
import { useWorkNames } from '../words/work-names';
import { modelName } from './names';

type Kind = 'project' | 'model' | 'branch';

interface ShareTableProps {
  readonly kind: Kind;
  /** Most tokens first. */
  readonly shares: readonly Share[];
  /** What comes after so many is one row. */
  readonly rows: number;
}

/** Who used how much, and what it would have cost. */
export function ShareTable({ kind, shares, rows }: ShareTableProps): ReactElement {
  const words = useWords().activity;
  const names = useWorkNames();
  const nameOf = { model: modelName, project: names.project, branch: names.branch }[kind];
  const locale = useLocale();
  const all = shares.reduce((sum, { tokens }) => sum + allTokens(tokens), 0);
  const rest = shares.slice(rows);
  const restTokens = rest.reduce((sum, { tokens }) => sum + allTokens(tokens), 0);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.columns[kind]}</th>
          <th scope="col" className="r">
            {words.columns.tokens}
          </th>
          <th scope="col" className="r">
            {words.columns.cost}
          </th>
          <th scope="col" className="r">
            {words.columns.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {shares.slice(0, rows).map(({ key, tokens, costUsd }) => (
          <tr key={key}>
            <td className="strong cut" title={kind === 'model' ? key : names.more(key.replace('\n', ' · '))}>
              {nameOf(key)}
            </td>
            <td className="r num">{formatTokens(allTokens(tokens), locale)}</td>
            <td className="r num">{costText(costUsd, locale, words)}</td>
            <td className="r">
              <ShareBar percent={(allTokens(tokens) / Math.max(1, all)) * 100} />
            </td>
          </tr>
        ))}
        {rest.length > 0 && (
          <tr>
            <td>{words.others(rest.length)}</td>
            <td className="r num">{formatTokens(restTokens, locale)}</td>
            <td />
            <td className="r">
              <ShareBar percent={(restTokens / Math.max(1, all)) * 100} />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** A share as a small bar and a percent. */
export function ShareBar({ percent }: { readonly percent: number }): ReactElement {
  const locale = useLocale();
  const style: CSSProperties & Record<'--v', number> = { '--v': percent };
  return (
    <span className="share">
      <i style={style} />
      <span className="num">{formatPercent(percent, locale)}</span>
    </span>
  );
}

/** What it is worth at list prices. */
export function costText(costUsd: number | null, locale: Locale, words: Words['activity']): string {
  return costUsd === null ? words.unknownPrice : formatMoney({ amount: costUsd, currency: 'USD' }, locale);
}
