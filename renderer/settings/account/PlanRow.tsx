import { useState } from 'react';
import type { ReactElement } from 'react';
import { PLAN_NAMES, type PlanId } from '../../../electron/core/estimate/budgets';
import type { WeekReport } from '../../../electron/core/week-estimate/week-report';
import { useBridge } from '../../state/page-context';
import { Icon } from '../../ui/Icon';
import { useWords } from '../../text/use-words';
import { Row } from '../Row';

const plans: readonly PlanId[] = ['pro', 'max_5x', 'max_20x'];

interface PlanRowProps {
  readonly report: WeekReport;
  readonly onDone: () => void;
}

/** The plan: Anthropic's answer, or the user's choice where the answer names none. */
export function PlanRow({ report, onDone }: PlanRowProps): ReactElement {
  const bridge = useBridge();
  const words = useWords().estimate;
  const [error, setError] = useState<string | null>(null);
  if (report.planSaid !== null) return <Row label={words.plan} note={words.planKnown(report.planSaid)} />;
  const choose = async (text: string): Promise<void> => {
    setError(await bridge.choosePlan(plans.find((plan) => plan === text) ?? null));
    onDone();
  };
  return (
    <Row
      label={words.plan}
      note={words.planNote}
      error={error}
      control={(ids) => (
        <span className="select-wrap">
          <select
            {...ids}
            className="select"
            value={report.chosenPlan ?? ''}
            onChange={(event) => void choose(event.target.value)}
          >
            <option value="">{words.noPlan}</option>
            {plans.map((plan) => (
              <option key={plan} value={plan}>
                {PLAN_NAMES[plan]}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      )}
    />
  );
}
