import type { ReactElement } from 'react';
import type { SessionRow } from '../../electron/core/sessions/sessions-report';
import { EfficiencyText } from './Efficiency';
import { HealthList } from './Health';
import { PromptList } from './PromptList';

interface SessionDetailsProps {
  readonly row: SessionRow;
  /** Whether it is the session that is going on. Only that one gets advice: an ended session cannot be changed. */
  readonly isLive: boolean;
}

/** What is behind the chevron of a session: its health with reasons, its grade, its prompts and their work. */
export function SessionDetails({ row, isLive }: SessionDetailsProps): ReactElement {
  return (
    <>
      {row.health !== null && <HealthList health={row.health} isLive={isLive} />}
      <EfficiencyText tokens={row.tokens} withTip={isLive} />
      <PromptList sessionId={row.id} />
    </>
  );
}
