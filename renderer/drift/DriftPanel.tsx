import { useState } from 'react';
import type { ReactElement } from 'react';
import type { DriftReport } from '../../electron/core/drift/drift-report';
import { formatPercent } from '../../electron/core/text/format';
import { windowNoun } from '../../electron/core/text/window-words';
import { windowLabel } from '../../electron/core/usage/windows';
import { LoadingPanel } from '../shell/LoadingPanel';
import { Panel } from '../shell/Page';
import { useBridge, useLocale, useNowBy, useSnapshot } from '../state/page-context';
import { useAnswer } from '../state/use-answer';
import { useWords } from '../text/use-words';
import { useExport } from '../ui/use-export';
import { changeSentence, changesOf, watchedDays, type WindowChange } from './drift-text';
import { RateChart } from './RateChart';

/** The report is requested again after this time, in ms: main computes it once an hour, after the transcripts are read. */
const AGAIN_MS = { known: 3_600_000, unknown: 5000 };
/** Points below which a window has no chart. */
const FEWEST_POINTS = 3;

/** Whether the limits changed: the conclusion, the tokens of one percent over time, and the readings behind it. */
export function DriftPanel(): ReactElement | null {
  const words = useWords().drift;
  const bridge = useBridge();
  const snapshot = useSnapshot();
  const [isKnown, setIsKnown] = useState(false);
  const now = useNowBy(isKnown ? AGAIN_MS.known : AGAIN_MS.unknown);
  const { answer, failed } = useAnswer([snapshot?.account?.key, now].join(), async () => {
    const report = await bridge.getDrift();
    setIsKnown(report !== null);
    return { report };
  });
  if (failed) return null;
  if (answer === null) return <LoadingPanel id="drift" title={words.unknown} />;
  const { report } = answer;
  if (report === null || watchedDays(report, now) === 0)
    return (
      <Panel id="drift" title={words.unknown}>
        <p className="sub">{report === null ? words.notYet : words.tooFew}</p>
      </Panel>
    );
  return <Found report={report} now={now} />;
}

function Found({ report, now }: { readonly report: DriftReport; readonly now: number }): ReactElement {
  const words = useWords();
  const locale = useLocale();
  const snapshot = useSnapshot();
  const nounOf = (id: string): string => {
    const label = snapshot?.windows.find((window) => window.id === id)?.label ?? windowLabel(id);
    return windowNoun({ id, label }, words);
  };
  const sentenceOf = (change: WindowChange) => changeSentence(change, nounOf, locale, words.drift);
  const sureOf = ({ change }: WindowChange) =>
    words.drift.sure(formatPercent(Math.min(99, Math.floor(100 * change.probability)), locale));
  const [newest, ...others] = changesOf(report);
  const title = newest === undefined ? words.drift.none(watchedDays(report, now)) : sentenceOf(newest);
  const charts = report.windows.filter(({ points }) => points.length >= FEWEST_POINTS);
  return (
    <Panel id="drift" title={title} aside={newest && sureOf(newest)}>
      {others.map((other) => (
        <p key={`${other.window}${other.change.at}`} className="prose">
          {sentenceOf(other)} <span className="sub">{sureOf(other)}</span>
        </p>
      ))}
      <div className={charts.length > 1 ? 'cols cols--even' : 'cols'}>
        {charts.map((drift) => (
          <figure key={drift.window} className="rate">
            <figcaption className="sub">{words.drift.buys(nounOf(drift.window))}</figcaption>
            <RateChart drift={drift} />
          </figure>
        ))}
      </div>
      <DriftFoot />
    </Panel>
  );
}

/** How it is computed, and the readings as a file. */
function DriftFoot(): ReactElement {
  const words = useWords().drift;
  const bridge = useBridge();
  const { result, save } = useExport();
  return (
    <div className="rate__foot panel__foot">
      <p className="sub">{words.how}</p>
      <span className="sub said" role="status">
        {result}
      </span>
      <button
        type="button"
        className="btn btn--quiet"
        onClick={() => {
          save(() => bridge.exportDrift());
        }}
      >
        {words.export}
      </button>
    </div>
  );
}
