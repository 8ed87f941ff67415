import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importLedger } from '../../../../electron/app/machines/import-ledger';
import { endLine, headLines, useLine } from '../../../../electron/core/machines/ledger-text';
import type { MachineUse } from '../../../../electron/core/machines/machine-use';
import { keyOf } from '../../../../electron/history/ledger/ledger-key';
import type { History } from '../../../../electron/history/history';
import { useOf } from '../../../fakes/token-use';
import { HOUR, newHistory, START } from '../../history/support';
import { runs } from '../../../support/runs';

const TAKEN = START + 2 * HOUR;

function machineUse(id: string, rest: Partial<MachineUse> = {}): MachineUse {
  const use = useOf(id);
  return {
    key: Buffer.from(keyOf(use), 'latin1').toString('hex'),
    at: use.at,
    model: use.model,
    account: null,
    tokens: use.tokens,
    onPlan: true,
    ...rest,
  };
}

function textOf(uses: readonly MachineUse[], takenAt = TAKEN): string {
  return headLines({ takenAt, since: null }) + uses.map(useLine).join('') + endLine(uses.length);
}

/** The text in pieces of some bytes, as a file or a connection gives it. */
async function* piecesOf(text: string, size = 1000): AsyncGenerator<Buffer> {
  await Promise.resolve();
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function importText(history: History, machine: string, text: string, size?: number, mostBytes?: number) {
  return importLedger(
    { history, now: () => TAKEN, ...(mostBytes !== undefined && { mostBytes }) },
    machine,
    piecesOf(text, size),
  );
}

const sumsOf = (history: History) => history.machineUses.sums('org-1', 0, Number.MAX_SAFE_INTEGER);
const outputs = (history: History) => sumsOf(history).map(({ machine, tokens }) => [machine, tokens.output]);

describe('importLedger: the ledger of another machine', () => {
  it('an imported ledger is no part of this machine’s sums, and counts once when it is imported twice', async () => {
    const history = newHistory();
    const text = textOf([machineUse('a'), machineUse('b')]);
    for (const size of [1000, 7]) expect((await importText(history, 'laptop', text, size)).ok).toBe(true);
    expect(outputs(history)).toEqual([['laptop', 20]]);
    expect(history.machineUses.list()).toEqual([
      { name: 'laptop', responses: 2, takenAt: TAKEN, importedAt: TAKEN },
    ]);
    expect(history.ledger.isEmpty()).toBe(true);
    expect(history.ledger.sums({ account: null, since: 0 }).messages).toBe(0);
    expect(history.ledger.useSums({ account: 'org-1', since: 0, until: TAKEN, stepMs: HOUR })).toEqual([]);
  });

  it('a response that this machine has too, because the transcripts are synced, counts for this machine alone', async () => {
    const history = newHistory();
    await importText(history, 'laptop', textOf([machineUse('a'), machineUse('b')]));
    history.ledger.add([useOf('a')]);
    expect(outputs(history)).toEqual([['laptop', 10]]);
    expect(history.ledger.sums({ account: null, since: 0 }).output).toBe(10);
  });

  it('use of another account, and use that the plan does not pay for, is in no sum', async () => {
    const history = newHistory();
    const uses = [machineUse('a', { account: '00112233aabbccdd' }), machineUse('b', { onPlan: false })];
    await importText(history, 'laptop', textOf(uses));
    expect(sumsOf(history)).toEqual([]);
  });

  it('a machine that is forgotten leaves the responses that another machine has', async () => {
    const history = newHistory();
    await importText(history, 'laptop', textOf([machineUse('a'), machineUse('b')]));
    await importText(history, 'server', textOf([machineUse('b'), machineUse('c')]));
    expect(outputs(history)).toEqual([
      ['laptop', 20],
      ['server', 10],
    ]);
    history.machineUses.forget('laptop');
    expect(outputs(history)).toEqual([['server', 20]]);
    expect(history.machineUses.list().map(({ name }) => name)).toEqual(['server']);
  });

  it('any order and repetition of imports from several machines gives the sums of the union by key', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    // A transcript that is being synced may lack its end: all counts are smaller then.
    const row = fc.record({ id: fc.constantFrom(...ids), part: fc.integer({ min: 1, max: 4 }) });
    const ledger = fc.record({
      machine: fc.constantFrom('laptop', 'server', 'box'),
      rows: fc.array(row, { maxLength: 8 }),
    });
    const useOfRow = ({ id, part }: { readonly id: string; readonly part: number }) => {
      const size = part * (1 + ids.indexOf(id));
      const tokens = {
        input: size,
        output: 2 * size,
        cacheRead: 3 * size,
        cacheWrite5m: 4 * size,
        cacheWrite1h: 0,
      };
      return machineUse(id, { tokens });
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(ledger, { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.subarray(ids),
        async (ledgers, order, own) => {
          const [once, often] = [newHistory(), newHistory()];
          for (const history of [once, often]) history.ledger.add(own.map((id) => useOf(id)));
          for (const { machine, rows } of ledgers)
            await importText(once, machine, textOf(rows.map(useOfRow)));
          const more = order.flatMap((index) => ledgers[index % Math.max(1, ledgers.length)] ?? []);
          for (const { machine, rows } of [...more, ...ledgers.toReversed()])
            await importText(often, machine, textOf(rows.map(useOfRow)));
          expect(sumsOf(often)).toEqual(sumsOf(once));
          const union = new Map<string, number>();
          for (const { rows } of ledgers)
            for (const each of rows.filter(({ id }) => !own.includes(id)))
              union.set(each.id, Math.max(union.get(each.id) ?? 0, useOfRow(each).tokens.output));
          const total = (numbers: Iterable<number>) => [...numbers].reduce((sum, each) => sum + each, 0);
          expect(total(sumsOf(often).map(({ tokens }) => tokens.output))).toBe(total(union.values()));
        },
      ),
      runs(25),
    );
  });
});

describe('importLedger: texts that are no whole ledger', () => {
  const good = textOf([machineUse('a'), machineUse('b')]);
  const lines = good.split('\n');
  const withLine = (number: number, line: string) =>
    [...lines.slice(0, number - 1), line, ...lines.slice(number)].join('\n');
  const [, , , , first = ''] = lines;
  const field = (index: number, value: string) => first.split(' ').with(index, value).join(' ');

  it.each<[what: string, text: string, line: number | null, reason: string]>([
    ['nothing', '', 1, 'not_a_ledger'],
    ['a picture', '\u0000\u0001PNG\r\n', 1, 'not_a_ledger'],
    ['a page of the web', '<html>\n', 1, 'not_a_ledger'],
    ['a ledger of a later version', withLine(1, 'quotide-ledger 2'), 1, 'version'],
    ['another moment', withLine(2, 'taken yesterday'), 2, 'taken'],
    ['no moment', withLine(2, 'taken -'), 2, 'taken'],
    ['another beginning', withLine(3, 'since 2026-13-41T00:00:00.000Z'), 3, 'since'],
    ['other columns', withLine(4, 'key at'), 4, 'columns'],
    ['a field too much', withLine(5, `${first} 7`), 5, 'fields'],
    ['two spaces', withLine(5, first.replace(' ', '  ')), 5, 'fields'],
    ['an empty line', withLine(5, ''), 5, 'fields'],
    ['a short key', withLine(5, field(0, 'abc')), 5, 'key'],
    ['a time of the year 2300', withLine(5, field(1, '10413792000000')), 5, 'time'],
    ['a negative time', withLine(5, field(1, '-1')), 5, 'time'],
    ['an escape sequence in a model', withLine(5, field(2, '\u001b[31mopus')), 5, 'model'],
    ['a model that is not ASCII', withLine(5, field(2, 'opus\u202e')), 5, 'model'],
    ['an account’s name', withLine(5, field(3, 'me@example.org')), 5, 'account'],
    ['a huge number', withLine(5, field(4, '99999999999999999999')), 5, 'number'],
    ['more than a response can have', withLine(5, field(4, '1000000001')), 5, 'number'],
    ['a number with an exponent', withLine(5, field(5, '1e3')), 5, 'number'],
    ['a fraction', withLine(6, field(8, '1.5')), 6, 'number'],
    ['a number with a leading zero', withLine(6, field(8, '007')), 6, 'number'],
    ['another last field', withLine(6, field(9, '2')), 6, 'plan'],
    ['a line without end', `${lines.slice(0, 4).join('\n')}\n${'a'.repeat(100_000)}`, 5, 'line_too_long'],
    ['a missing response', [...lines.slice(0, 4), ...lines.slice(5)].join('\n'), 6, 'count'],
    ['a response behind the end', `${good}${first}\n`, 8, 'after_end'],
    ['no end', lines.slice(0, 6).join('\n') + '\n', 7, 'cut_off'],
  ])(
    '%s is refused with its line and reason, and nothing of it is imported',
    async (_, text, line, reason) => {
      const history = newHistory();
      const imported = await importText(history, 'laptop', text, 64);
      expect(imported).toEqual({ ok: false, error: { line, reason } });
      expect(history.machineUses.list()).toEqual([]);
      expect(sumsOf(history)).toEqual([]);
    },
  );

  it('a ledger that was cut off at any byte imports nothing', async () => {
    const history = newHistory();
    for (let length = 0; length < good.length; length += 1) {
      const imported = await importText(history, 'laptop', good.slice(0, length));
      expect(imported.ok, good.slice(0, length)).toBe(false);
    }
    expect(history.machineUses.list()).toEqual([]);
  });

  it('a ledger that is larger than allowed is refused before it is read to its end', async () => {
    const imported = await importText(newHistory(), 'laptop', good, 50, 200);
    expect(imported).toEqual({ ok: false, error: { line: null, reason: 'too_large' } });
  });
});
