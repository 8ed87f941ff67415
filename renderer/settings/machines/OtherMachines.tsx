import { useState } from 'react';
import type { ReactElement } from 'react';
import type { MachineState } from '../../../electron/core/machines/machine-use';
import { formatClock } from '../../../electron/core/text/format';
import { plainLine } from '../../../electron/core/text/plain-text';
import { send } from '../../state/bridge';
import { useBridge, useLocale, useNow } from '../../state/page-context';
import { useWords } from '../../text/use-words';
import { DraftField, SwitchRow } from '../controls';
import { Group, Row } from '../Row';
import { usePolled } from '../use-polled';
import { useChanger, useSettings } from '../use-settings';

const EVERY_MS = 3000;

/** The other machines: which are asked over ssh, what came from each, and deleting it. */
export function OtherMachines(): ReactElement {
  const words = useWords().settings.machines;
  const { hosts, hourly } = useSettings().machines;
  const bridge = useBridge();
  const [machines, look] = usePolled(bridge.getMachines, EVERY_MS);
  const isAsked = machines?.some((machine) => machine.isAsked) ?? false;
  return (
    <Group id="machines" title={words.title} note={words.note}>
      {machines?.map((machine) => (
        <Machine key={machine.name} machine={machine} onChange={look} />
      ))}
      <AddMachine onChange={look} />
      {hosts.length > 0 && (
        <>
          <SwitchRow
            label={words.hourly}
            note={words.hourlyNote}
            value={hourly}
            to={(on) => ({ machines: { hourly: on } })}
          />
          <Row
            label={words.ask}
            control={(ids) => (
              <button
                {...ids}
                aria-labelledby={undefined}
                aria-invalid={undefined}
                type="button"
                className="btn"
                disabled={isAsked}
                onClick={() => send(bridge.askMachines().then(look))}
              >
                {isAsked ? words.asking : words.askNow}
              </button>
            )}
          />
        </>
      )}
    </Group>
  );
}

interface MachineProps {
  readonly machine: MachineState;
  readonly onChange: () => void;
}

function Machine({ machine, onChange }: MachineProps): ReactElement {
  const words = useWords().settings.machines;
  const locale = useLocale();
  const now = useNow();
  const bridge = useBridge();
  const { hosts } = useSettings().machines;
  const { error, change } = useChanger();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { name, isListed, isAsked, responses, importedAt, failure } = machine;
  const shown = plainLine(name);
  const counted =
    importedAt === null ? words.never : words.counted(responses, formatClock(importedAt, now, locale));
  const remove = async (): Promise<void> => {
    await change({ machines: { hosts: hosts.filter((host) => host !== name) } });
    onChange();
  };
  const forget = async (): Promise<void> => {
    setRefusal(await bridge.forgetMachine(name));
    onChange();
  };
  return (
    <Row
      label={shown}
      note={isAsked ? words.asking : counted}
      error={error ?? refusal ?? (failure === null || isAsked ? null : words.failures[failure](shown))}
      control={() => (
        <>
          {importedAt !== null && (
            <button
              type="button"
              className="btn btn--quiet"
              aria-label={words.forgetNamed(shown)}
              disabled={isAsked}
              onClick={() => void forget()}
            >
              {words.forget}
            </button>
          )}
          {isListed && (
            <button
              type="button"
              className="btn btn--quiet"
              aria-label={words.removeNamed(shown)}
              onClick={() => void remove()}
            >
              {words.remove}
            </button>
          )}
        </>
      )}
    />
  );
}

function AddMachine({ onChange }: { readonly onChange: () => void }): ReactElement {
  const words = useWords().settings.machines;
  const { hosts } = useSettings().machines;
  const { error, change } = useChanger();
  const add = async (text: string): Promise<boolean> => {
    const host = text.trim();
    if (host === '' || hosts.includes(host)) return false;
    const isStored = await change({ machines: { hosts: [...hosts, host] } });
    onChange();
    return isStored;
  };
  return (
    <Row
      label={words.add}
      note={words.addNote}
      error={error}
      control={(ids) => <DraftField ids={ids} className="field" value="" onCommit={add} />}
    />
  );
}
