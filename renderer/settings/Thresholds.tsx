import { useState } from 'react';
import type { ReactElement } from 'react';
import { formatPercent } from '../../electron/core/format';
import { useLocale } from '../page';
import { Icon } from '../parts/Icon';
import { useWords } from '../words/use-words';
import { DraftField, numberOf } from './controls';
import { Row } from './Row';
import { useChanger, useSettings } from './use-settings';

/** The percents that are told of, each to be taken away, and a field for another one. */
export function Thresholds(): ReactElement {
  const words = useWords().settings.alerts;
  const locale = useLocale();
  const { thresholds } = useSettings().alerts;
  const { error, change } = useChanger();
  const [adding, setAdding] = useState(false);
  const add = async (text: string): Promise<boolean> => {
    setAdding(false);
    return text.trim() === '' || change({ alerts: { thresholds: [...thresholds, numberOf(text)] } });
  };
  return (
    <Row
      label={words.thresholds}
      note={words.thresholdsNote}
      error={error}
      control={(ids) => (
        <span className="tags" role="group" {...ids} aria-invalid={undefined}>
          {thresholds.map((percent) => (
            <span className="tag" key={percent}>
              {formatPercent(percent, locale)}
              <button
                type="button"
                aria-label={words.removeThreshold(formatPercent(percent, locale))}
                onClick={() =>
                  void change({ alerts: { thresholds: thresholds.filter((each) => each !== percent) } })
                }
              >
                <Icon name="remove" />
              </button>
            </span>
          ))}
          {adding ? (
            <DraftField
              ids={{ 'aria-label': words.newThreshold }}
              className="field field--num"
              inputMode="numeric"
              value=""
              onCommit={add}
            />
          ) : (
            <button
              type="button"
              className="btn btn--quiet btn--icon"
              aria-label={words.addThreshold}
              onClick={() => {
                setAdding(true);
              }}
            >
              <Icon name="add" />
            </button>
          )}
        </span>
      )}
    />
  );
}
