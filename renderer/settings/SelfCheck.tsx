import { useCallback, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { languageOf } from '../../electron/core/i18n/words';
import type { CallResult } from '../../electron/ipc/contract';
import { send } from '../state/bridge';
import { useBridge, useLocale } from '../state/page-context';
import { Icon, type IconName } from '../ui/Icon';
import { useWords } from '../text/use-words';
import { Group, Row } from './Row';

type Report = CallResult<'getDoctor'>;
type Finding = Report['findings'][number];

const icons: Readonly<Record<Finding['state'], IconName>> = {
  ok: 'done',
  warning: 'warning',
  problem: 'critical',
  unknown: 'none',
};

/** The report of `quotide doctor` as a section: findings, facts, actions. */
export function SelfCheck(): ReactElement {
  const words = useWords().settings.check;
  const bridge = useBridge();
  const [report, setReport] = useState<Report | null>(null);
  const [copied, setCopied] = useState(false);
  const ask = useCallback((): void => send(bridge.getDoctor().then(setReport)), [bridge]);
  useEffect(ask, [ask]);
  const again = (): void => {
    setReport(null);
    setCopied(false);
    ask();
  };
  const wrong = report?.findings.filter(({ state }) => state === 'problem' || state === 'warning').length;
  return (
    <Group id="check" title={words.title} note={words.note}>
      <Row
        label={<span role="status">{wrong === undefined ? words.running : words.summary(wrong)}</span>}
        note={copied ? <span role="status">{words.copied}</span> : undefined}
        control={() => (
          <>
            <button
              type="button"
              className="btn"
              onClick={() => {
                send(bridge.copyDoctor());
                setCopied(true);
              }}
            >
              <Icon name="copy" />
              {words.copy}
            </button>
            <button type="button" className="btn" onClick={again}>
              {words.again}
            </button>
          </>
        )}
      />
      {report !== null && (
        // English in every language, as in a bug report (core/doctor).
        <ul className="findings" lang="en">
          {report.findings.map((finding) => (
            <Item key={finding.id} finding={finding} />
          ))}
        </ul>
      )}
    </Group>
  );
}

function Item({ finding }: { readonly finding: Finding }): ReactElement {
  const { states } = useWords().settings.check;
  const language = languageOf(useLocale());
  const { title, state, facts, action } = finding;
  return (
    <li className={`finding finding--${state}`}>
      <Icon name={icons[state]} />
      <div>
        <b>
          {title}
          <span className={state === 'ok' ? 'sr' : 'finding__state'} lang={language}>
            {' '}
            {states[state]}
          </span>
        </b>
        {facts.map((fact) => (
          <p key={fact}>{fact}</p>
        ))}
        {action !== null && <p className="finding__action">{action}</p>}
      </div>
    </li>
  );
}
