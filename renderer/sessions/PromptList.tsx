import { useState } from 'react';
import type { ReactElement } from 'react';
import { allTokens } from '../../electron/core/reports/activity-report';
import { formatTokens } from '../../electron/core/text/format';
import type { PromptTurns, Work } from '../../electron/core/sessions/prompts';
import { costText } from '../activity/Cost';
import { modelName } from '../activity/names';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { momentText } from '../text/when';
import { usePrompts } from './use-prompts';

const FIRST = 5;

/** The prompts of a session, newest first, with the work that each one caused. */
export function PromptList({ sessionId }: { readonly sessionId: string }): ReactElement {
  const words = useWords().sessionsPage;
  const { prompts, open, flip } = usePrompts(sessionId);
  const [all, setAll] = useState(false);
  const received = prompts?.prompts ?? [];
  const shown = all ? received : received.slice(0, FIRST);
  const note = prompts === null ? words.promptsReading : words.promptsNone;
  return (
    <div className="prompts">
      <h3 id="prompts">{words.prompts}</h3>
      {received.length === 0 && <p className="sub">{note}</p>}
      <ol aria-labelledby="prompts" reversed>
        {shown.map((prompt) => (
          <Prompt
            key={prompt.id}
            prompt={prompt}
            isOpen={open.includes(prompt.id)}
            onFlip={() => {
              flip(prompt.id);
            }}
          />
        ))}
      </ol>
      {shown.length < received.length && (
        <button
          type="button"
          className="btn btn--quiet"
          onClick={() => {
            setAll(true);
          }}
        >
          {words.showAll}
        </button>
      )}
      {all && prompts !== null && prompts.older > 0 && (
        <p className="sub">{words.promptsOlder(prompts.older)}</p>
      )}
    </div>
  );
}

interface PromptProps {
  readonly prompt: PromptTurns;
  readonly isOpen: boolean;
  readonly onFlip: () => void;
}

function Prompt({ prompt, isOpen, onFlip }: PromptProps): ReactElement {
  const words = useWords().sessionsPage;
  const locale = useLocale();
  const { id, at, text, isCut, own, agents } = prompt;
  return (
    <li className="prompt">
      {isCut ? (
        <button type="button" className="prompt__text" aria-expanded={isOpen} onClick={onFlip}>
          {text}
          {!isOpen && ' …'}
        </button>
      ) : (
        <p className="prompt__text">
          {text ?? <i>{id === '' ? words.promptsBefore : words.promptHidden}</i>}
          {text === '' && <i>{words.promptsBefore}</i>}
        </p>
      )}
      <p className="sub">
        {momentText(at, locale)} · <WorkText turns={words.promptTurns(own.turns)} work={own} />
      </p>
      {agents !== null && (
        <p className="sub prompt__agents">
          <WorkText turns={words.promptAgents(agents.count, agents.turns)} work={agents} />
        </p>
      )}
    </li>
  );
}

/** Turns, tokens, cost, models and tools in one line. */
function WorkText({ turns, work }: { readonly turns: string; readonly work: Work }): ReactElement {
  const { sessionsPage: words, activity } = useWords();
  const locale = useLocale();
  const parts = [turns];
  if (work.turns > 0) {
    parts.push(words.promptTokens(formatTokens(allTokens(work.tokens), locale)));
    parts.push(costText(work, work.turns, locale, activity));
    if (work.ownPriced > 0) parts.push(activity.ownPrices);
    parts.push(work.models.map(modelName).join(', '));
  }
  if (work.tools.length > 0) {
    const tools = work.tools.map(({ name, calls }) => (calls > 1 ? `${name} ×${String(calls)}` : name));
    parts.push(words.promptTools(tools.join(', ')));
  }
  return <>{parts.join(' · ')}</>;
}
