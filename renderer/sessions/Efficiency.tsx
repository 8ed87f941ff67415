import type { CSSProperties, ReactElement } from 'react';
import { efficiencyOf, efficiencyRule, type Efficiency } from '../../electron/core/sessions/efficiency';
import { formatTokens } from '../../electron/core/text/format';
import type { TokenSums } from '../../electron/core/usage/usage';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { numberFormatter } from '../../electron/core/text/formatters';

const scoreIds = ['cache', 'reuse', 'output', 'cost'] as const;

interface EfficiencyTextProps {
  readonly tokens: TokenSums;
  /** Whether a tip follows the grade: not for a session that has ended. */
  readonly withTip: boolean;
}

/** How well tokens were used: the grade, its parts, and a tip. Nothing without any input tokens. */
export function EfficiencyText({ tokens, withTip }: EfficiencyTextProps): ReactElement | null {
  const words = useWords();
  const { efficiency } = words.sessions;
  const locale = useLocale();
  const found = efficiencyOf(tokens);
  if (found === null) return null;
  return (
    <div className="efficiency">
      <p>
        <strong>{efficiency.grade(found.grade)}</strong> {withTip && efficiency.tips[found.tip]}
      </p>
      <ul className="scores">
        {scoreIds.map((id) => (
          <li key={id}>
            {efficiency.scores[id]}
            <Score value={found.scores[id]} />
            <span className="num">{whole(found.scores[id], locale.language)}</span>
          </li>
        ))}
      </ul>
      <p className="sub">{savingText(found, words.work, (count) => formatTokens(count, locale))}</p>
    </div>
  );
}

function Score({ value }: { readonly value: number }): ReactElement {
  const style: CSSProperties & Record<'--v', number> = { '--v': value };
  return <i style={style} aria-hidden="true" />;
}

function savingText(
  { saved }: Efficiency,
  words: ReturnType<typeof useWords>['work'],
  text: (tokens: number) => string,
): string {
  return saved > 0 ? words.saving(text(Math.round(saved))) : words.noSaving;
}

/** All grades with their lowest scores: `A+ 90, A 80, …`. */
export function gradeList(): string {
  return efficiencyRule.grades.map(({ grade, from }) => `${grade} ${String(from)}`).join(', ');
}

function whole(value: number, language: string): string {
  return numberFormatter(language, { maximumFractionDigits: 0 }).format(value);
}
