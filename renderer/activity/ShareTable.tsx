import { useState, type CSSProperties, type ReactElement, type ReactNode } from 'react';
import { allTokens, type ProjectShare, type Share } from '../../electron/core/reports/activity-report';
import { formatPercent, formatTokens } from '../../electron/core/text/format';
import { plainLine } from '../../electron/core/text/plain-text';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { useWorkNames } from '../text/work-names';
import { Cost } from './Cost';
import { modelName } from './names';

type Kind = 'project' | 'model' | 'branch';

interface ShareTableProps {
  readonly kind: Kind;
  /** Most tokens first. */
  readonly shares: readonly (Share & Partial<Pick<ProjectShare, 'worktrees'>>)[];
  /** The most rows to show; the rest is summed up in one row. */
  readonly rows: number;
}

/** A table of shares: tokens and list-price cost of each model, project or branch. */
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
        {shares.slice(0, rows).map((share) => (
          <ShareRows
            key={share.key}
            share={share}
            name={nameOf(share.key)}
            more={kind === 'model' ? plainLine(share.key) : names.more(share.key.replace('\n', ' · '))}
            all={all}
          />
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

interface ShareRowsProps {
  readonly share: Share & Partial<Pick<ProjectShare, 'worktrees'>>;
  readonly name: string;
  /** The text of the tooltip. */
  readonly more: string | undefined;
  /** Tokens of the whole table, for the percent of a row. */
  readonly all: number;
}

/** One row; a project's worktrees follow as rows of their own while it is open. */
function ShareRows({ share, name, more, all }: ShareRowsProps): ReactElement {
  const words = useWords().activity;
  const { isPrivate } = useWorkNames();
  const [isSplit, setIsSplit] = useState(false);
  const parts = share.worktrees ?? [];
  const worktrees = parts.filter(({ key }) => key !== '').map(({ key }) => key);
  const partName = (key: string): string => {
    if (key === '') return words.repository;
    return isPrivate ? words.worktree(worktrees.indexOf(key) + 1) : plainLine(key);
  };
  return (
    <>
      <ShareRow share={share} name={name} more={more} all={all}>
        {worktrees.length > 0 && (
          <button
            type="button"
            className="link share__split"
            aria-expanded={isSplit}
            onClick={() => {
              setIsSplit(!isSplit);
            }}
          >
            {words.worktrees(worktrees.length)}
          </button>
        )}
      </ShareRow>
      {isSplit &&
        parts.map((part) => (
          <ShareRow key={part.key} share={part} name={partName(part.key)} more={undefined} all={all} isPart />
        ))}
    </>
  );
}

interface ShareRowProps extends ShareRowsProps {
  readonly isPart?: boolean;
  readonly children?: ReactNode;
}

function ShareRow({ share, name, more, all, isPart = false, children }: ShareRowProps): ReactElement {
  const locale = useLocale();
  const { tokens } = share;
  return (
    <tr className={isPart ? 'share__part' : undefined}>
      <td className={isPart ? 'cut' : 'strong cut'} title={more}>
        {name}
        {children}
        <OffPlan offPlan={share.offPlan} messages={share.messages} />
      </td>
      <td className="r num">{formatTokens(allTokens(tokens), locale)}</td>
      <td className="r num">
        <Cost cost={share} messages={share.messages} />
      </td>
      <td className="r">
        <ShareBar percent={(allTokens(tokens) / Math.max(1, all)) * 100} />
      </td>
    </tr>
  );
}

interface OffPlanProps {
  readonly offPlan: number;
  readonly messages: number;
}

/** The responses that the plan does not pay for; nothing where it pays for all. */
export function OffPlan({ offPlan, messages }: OffPlanProps): ReactElement | null {
  const words = useWords().activity;
  if (offPlan === 0) return null;
  const text = offPlan === messages ? words.offPlanShort : words.offPlanPart(offPlan);
  return (
    <small className="off-plan" title={words.offPlan(offPlan)}>
      {text}
    </small>
  );
}

interface ShareBarProps {
  readonly percent: number;
  /** Whether the true share may be smaller. */
  readonly isMost?: boolean;
}

/** A share as a small bar and a percent. */
export function ShareBar({ percent, isMost = false }: ShareBarProps): ReactElement {
  const locale = useLocale();
  const style: CSSProperties & Record<'--v', number> = { '--v': percent };
  return (
    <span className="share">
      <i style={style} />
      <span className="num">
        {isMost && '≤\u202f'}
        {formatPercent(percent, locale)}
      </span>
    </span>
  );
}
