import type { ReactElement } from 'react';
import { fiveHourSentence } from '../../../electron/core/text/five-hour-words';
import { useSnapshot } from '../../state/page-context';
import { Prose } from '../../ui/Prose';
import { useWords } from '../../text/use-words';
import { Row } from '../Row';

/** Whether the shown account has a 5-hour limit; nothing where it has one as usual. */
export function FiveHourRow(): ReactElement | null {
  const words = useWords().fiveHour;
  const snapshot = useSnapshot();
  const sentence = snapshot && fiveHourSentence(snapshot, words);
  return sentence === null ? null : <Row label={words.title} note={<Prose text={sentence} />} />;
}
