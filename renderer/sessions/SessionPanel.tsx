import { useEffect, useRef } from 'react';
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { formatAge, formatCountdown, formatPercent, formatTokens } from '../../electron/core/text/format';
import type { SessionRow } from '../../electron/core/sessions/sessions-report';
import { modelName } from '../activity/names';
import { useLocale, useNow } from '../state/page-context';
import { FactList } from '../ui/FactList';
import { Panel } from '../shell/Page';
import { useShareWords } from '../text/use-share-words';
import { useWords } from '../text/use-words';
import { useWorkNames } from '../text/work-names';
import { EfficiencyText } from './Efficiency';
import { Health, HealthList } from './Health';
import { PromptList } from './PromptList';

interface SessionPanelProps {
  readonly row: SessionRow;
  /** Tokens of the latest responses of a live session; `null` for any other. */
  readonly lastTurns: readonly number[] | null;
  /** Closes a session that the user chose; `null` for the live session. */
  readonly onClose: (() => void) | null;
}

/** One session: context, health with reasons, prompts and their work. */
export function SessionPanel(props: SessionPanelProps): ReactElement {
  const { row, onClose } = props;
  const place = useRef<HTMLDivElement>(null);
  const isChosen = onClose !== null;
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <div ref={place} className="looked">
      <SessionSummary {...props}>
        {row.health !== null && <HealthList health={row.health} />}
        <EfficiencyText tokens={row.tokens} />
        <PromptList sessionId={row.id} />
      </SessionSummary>
    </div>
  );
}

/** The figures of a session. */
export function SessionSummary({
  row,
  lastTurns,
  onClose,
  children,
}: SessionPanelProps & { readonly children?: ReactNode }): ReactElement {
  const page = useWords().sessionsPage;
  const names = useWorkNames();
  const locale = useLocale();
  const now = useNow();
  const { project, model, turns, lastAt } = row;
  // A hidden title already contains the word session.
  const session = names.isPrivate ? (name: string) => name : page.session;
  const heading = lastTurns === null ? session : page.live;
  const about = [
    names.project(project ?? ''),
    modelName(model),
    page.liveTurn(turns, formatAge(Math.max(0, now - lastAt), locale)),
  ];
  return (
    <Panel
      id="live"
      title={heading(names.title(row))}
      aside={
        <>
          {about.join(' · ')}
          {onClose !== null && (
            <button type="button" className="btn btn--quiet" onClick={onClose}>
              {page.close}
            </button>
          )}
        </>
      }
    >
      <div className="live">
        <SessionFacts row={row} />
        {lastTurns !== null && <LastTurns tokens={lastTurns} />}
      </div>
      {children}
    </Panel>
  );
}

function SessionFacts({ row }: { readonly row: SessionRow }): ReactElement {
  const page = useWords().sessionsPage;
  const of = useShareWords();
  const locale = useLocale();
  const { health, share, grade } = row;
  const percent = (value: number | null): string =>
    value === null ? page.unknown : formatPercent(value, locale);
  const context = health !== null && (
    <>
      {formatTokens(health.context, locale)}{' '}
      <small>{page.contextOf(formatTokens(health.contextSize, locale))}</small>
    </>
  );
  const hit = health?.hit ?? null;
  const facts: readonly (readonly [string, ReactElement | string])[] = [
    [of.share, <span title={of.shareNote}>{percent(share)}</span>],
    [page.facts.context, context || page.unknown],
    [page.facts.cached, percent(hit === null ? null : hit * 100)],
    [page.facts.age, health === null ? page.unknown : formatCountdown(health.ageMs, locale)],
    [page.facts.health, <Health health={health} />],
    [page.facts.grade, grade ?? page.unknown],
  ];
  return <FactList facts={facts} />;
}

function LastTurns({ tokens }: { readonly tokens: readonly number[] }): ReactElement {
  const page = useWords().sessionsPage;
  const most = Math.max(1, ...tokens);
  return (
    <span className="turns" role="img" aria-label={page.lastTurns(tokens.length)}>
      {tokens.map((each, index) => {
        const style: CSSProperties & Record<'--v', number> = { '--v': (each / most) * 100 };
        return <i key={index} style={style} />;
      })}
    </span>
  );
}
