import type { ReactElement } from 'react';
import { noFilter, type WorkFilter } from '../../electron/core/reports/work-filter';
import { modelName } from '../activity/names';
import { useWords } from '../text/use-words';
import { useWorkNames } from '../text/work-names';
import { toggled } from '../shell/filter';
import { Opener } from './Opener';

interface FilterPickerProps {
  readonly filter: WorkFilter;
  /** All models and projects that can be chosen. */
  readonly choices: WorkFilter;
  readonly onChange: (filter: WorkFilter) => void;
}

/** Chooses the models and projects to show; without a choice all are shown. */
export function FilterPicker({ filter, choices, onChange }: FilterPickerProps): ReactElement {
  const { filter: words } = useWords().work;
  const names = useWorkNames();
  const count = filter.models.length + filter.projects.length;
  return (
    <Opener label={count === 0 ? words.open : words.chosen(count)}>
      {() => (
        <div className="filters">
          <Choices
            legend={words.models}
            values={withChosen(choices.models, filter.models)}
            chosen={filter.models}
            nameOf={modelName}
            onChange={(models) => {
              onChange({ ...filter, models });
            }}
          />
          <Choices
            legend={words.projects}
            values={withChosen(choices.projects, filter.projects)}
            chosen={filter.projects}
            nameOf={names.project}
            onChange={(projects) => {
              onChange({ ...filter, projects });
            }}
          />
          {count > 0 && (
            <button
              type="button"
              className="btn btn--quiet"
              onClick={() => {
                onChange(noFilter);
              }}
            >
              {words.all}
            </button>
          )}
        </div>
      )}
    </Opener>
  );
}

interface ChoicesProps {
  readonly legend: string;
  readonly values: readonly string[];
  readonly chosen: readonly string[];
  readonly nameOf: (value: string) => string;
  readonly onChange: (chosen: readonly string[]) => void;
}

function Choices({ legend, values, chosen, nameOf, onChange }: ChoicesProps): ReactElement {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => {
              onChange(toggled(chosen, value));
            }}
          />
          {nameOf(value)}
        </label>
      ))}
    </fieldset>
  );
}

/** The values with the chosen ones that are not among them, so that a choice can always be removed. */
function withChosen(values: readonly string[], chosen: readonly string[]): readonly string[] {
  return [...values, ...chosen.filter((each) => !values.includes(each))];
}
