import type { ReactElement } from 'react';
import { efficiencyRule } from '../../electron/core/sessions/efficiency';
import { formatPercent, formatTokens } from '../../electron/core/text/format';
import { healthRule } from '../../electron/core/sessions/health';
import { contextSizes } from '../../electron/core/tokens/models';
import { useLocale } from '../state/page-context';
import { Disclosure } from '../ui/Disclosure';
import { useShareWords } from '../text/use-share-words';
import { useWords } from '../text/use-words';
import { gradeList } from './Efficiency';
import { numberFormatter } from '../../electron/core/text/formatters';

/** The rules of health, grade and share, with the constants that the app uses. */
export function HowComputed(): ReactElement {
  const { how } = useWords().work;
  const { share } = useShareWords();
  return (
    <Disclosure label={how.ask}>
      <div className="panel how">
        <HealthRules />
        <EfficiencyRules />
        <h3>{share}</h3>
        <p className="formula">{how.shareRule}</p>
        <p>{how.shareMost}</p>
      </div>
    </Disclosure>
  );
}

function HealthRules(): ReactElement {
  const { sessions, work } = useWords();
  const locale = useLocale();
  const { how } = work;
  const { help } = sessions.health;
  const tokens = (count: number): string => formatTokens(count, locale);
  const number = (value: number): string => numberFormatter(locale.language, {}).format(value);
  const { read, write5m, write1h } = efficiencyRule.prices;
  return (
    <>
      <h3>{how.health}</h3>
      <p className="formula">{how.context}</p>
      <p>
        {help.context(formatPercent(healthRule.context * 100, locale))}{' '}
        {how.contextSize(tokens(contextSizes.usual), tokens(contextSizes.large))}
      </p>
      <p className="formula">{how.hit(number(healthRule.turns))}</p>
      <p>{help.cache(formatPercent(healthRule.hit * 100, locale), tokens(healthRule.written))}</p>
      <p className="formula">{how.weight(number(write5m), number(write1h), number(read))}</p>
      <p>{help.turns(tokens(healthRule.perTurn))}</p>
      <p>
        {help.age(number(healthRule.ageMs / 3_600_000))} {help.subAgents}
      </p>
    </>
  );
}

function EfficiencyRules(): ReactElement {
  const { sessions, work } = useWords();
  const locale = useLocale();
  const { help } = sessions.efficiency;
  const { weights, fullReuse, noOutput, fullCost } = efficiencyRule;
  const percent = (share: number): string => formatPercent(share * 100, locale);
  const number = (value: number): string => numberFormatter(locale.language, {}).format(value);
  const { cache, reuse, output, cost } = weights;
  return (
    <>
      <h3>{work.how.efficiency}</h3>
      <p className="formula">{work.how.score(number(cache), number(reuse), number(output), number(cost))}</p>
      <ul>
        <li>{help.cache(percent(cache))}</li>
        <li>{help.reuse(percent(reuse), number(fullReuse))}</li>
        <li>{help.output(percent(output), percent(noOutput))}</li>
        <li>{help.cost(percent(cost), formatPercent(fullCost, locale))}</li>
      </ul>
      <p>{work.how.grades(gradeList())}</p>
    </>
  );
}
