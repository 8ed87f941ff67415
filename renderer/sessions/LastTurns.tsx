import type { CSSProperties, ReactElement } from 'react';
import { useWords } from '../text/use-words';

/** The tokens of the latest responses as small bars, the newest at the right. */
export function LastTurns({ tokens }: { readonly tokens: readonly number[] }): ReactElement {
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
