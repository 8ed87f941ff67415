import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeHistory } from '../../fakes/transcripts';
import { addTokens, noTokens } from '../../../electron/core/tokens/tokens';
import { countTokens, type CountedTotals } from '../../support/token-count';
import { answer, Desk, facts, tempFolder, writeHistory } from './support';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const runs = { numRuns: LONG ? 400 : 25, seed: 7 };

/** The ledger's totals as the counter has them. */
function totals(desk: Desk): ReadonlyMap<string, CountedTotals> {
  const sums = new Map<string, CountedTotals>();
  for (const { model, tokens } of desk.uses()) {
    const known = sums.get(model);
    const sum = addTokens(known ?? noTokens, tokens);
    sums.set(model, { messages: (known?.messages ?? 0) + 1, ...sum });
  }
  return sums;
}

describe('the scan of a history', () => {
  it.each(LONG ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2, 3])(
    'a history of seed %i is counted as it was made',
    async (seed) => {
      const dir = tempFolder();
      const history = fakeHistory({ seed, sessions: 30, answers: 25 });
      const files = writeHistory(dir, history);
      const desk = new Desk(dir);
      const summary = desk.scan();
      expect(facts(desk.uses())).toEqual(facts(history.uses.values()));
      expect(totals(desk)).toEqual(await countTokens(files));
      const lines = history.transcripts.reduce((sum, transcript) => sum + transcript.lines.length, 0);
      expect(summary).toMatchObject({ files: files.length, lines, filesRead: files.length, unreadable: 0 });
    },
  );

  it('a history is read once: the next scan opens nothing', () => {
    const dir = tempFolder();
    writeHistory(dir, fakeHistory({ seed: 4, sessions: 10, answers: 10 }));
    const desk = new Desk(dir);
    const first = desk.scan();
    const { batches } = desk;
    expect(desk.scan()).toMatchObject({ files: first.files, lines: first.lines, filesRead: 0, bytesRead: 0 });
    desk.restart();
    expect(desk.scan()).toMatchObject({ files: first.files, lines: first.lines, filesRead: 0, bytesRead: 0 });
    expect(desk.batches).toBe(batches);
  });

  it('a history belongs to the session it was made in, not to those that copied it', () => {
    const dir = tempFolder();
    const history = fakeHistory({ seed: 5, sessions: 20, answers: 10 });
    for (const [index, file] of writeHistory(dir, history).entries())
      fs.utimesSync(file, 1000 + index, 1000 + index);
    const desk = new Desk(dir);
    desk.scan();
    const sessions = new Map(desk.uses().map((use) => [use.messageId, use.sessionId]));
    expect(sessions).toEqual(
      new Map([...history.uses.values()].map((use) => [use.messageId, use.sessionId])),
    );
  });

  it('a history can be stopped at any batch, and the next scan goes on', () => {
    const dir = tempFolder();
    const history = fakeHistory({ seed: 6, sessions: 40, answers: 60 });
    writeHistory(dir, history);
    const desk = new Desk(dir);
    desk.stopAfterBatches = 2;
    expect(desk.scan().stopped).toBe(true);
    expect(desk.uses().length).toBeLessThan(history.uses.size);
    desk.stopAfterBatches = Infinity;
    desk.restart();
    expect(desk.scan().stopped).toBe(false);
    expect(facts(desk.uses())).toEqual(facts(history.uses.values()));
  });
});

describe('the scan of any history', () => {
  const seeds = fc.integer({ min: 1, max: 1_000_000 });

  it('any history is counted whole, however a file is cut into appends, and wherever the app is started anew', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { maxLength: 12 }),
        (seed, cuts) => {
          const dir = tempFolder();
          const history = fakeHistory({ seed, sessions: 2, answers: 8 });
          const desk = new Desk(dir);
          const written = history.transcripts.map(({ path: name, lines }) => {
            const file = path.join(dir, name);
            fs.mkdirSync(path.dirname(file), { recursive: true });
            return { file, bytes: Buffer.from(lines.map((line) => `${line}\n`).join('')) };
          });
          for (const [share, restart] of [...cuts.toSorted(([a], [b]) => a - b), [1, false] as const]) {
            for (const { file, bytes } of written) {
              const have = fs.existsSync(file) ? fs.statSync(file).size : 0;
              fs.appendFileSync(file, bytes.subarray(have, Math.max(have, Math.floor(bytes.length * share))));
            }
            if (restart) desk.restart();
            desk.scan();
          }
          expect(facts(desk.uses())).toEqual(facts(history.uses.values()));
        },
      ),
      runs,
    );
  });

  it('any history is counted whole in any order of its files', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (seed, order) => {
        const dir = tempFolder();
        const history = fakeHistory({ seed, sessions: 6, answers: 5 });
        const desk = new Desk(dir);
        const shuffled = history.transcripts.map(
          (transcript, index) => [order[index] ?? 0, transcript] as const,
        );
        for (const [, transcript] of shuffled.toSorted(([a], [b]) => a - b)) {
          writeHistory(dir, { ...history, transcripts: [transcript] });
          desk.scan();
        }
        expect(facts(desk.uses())).toEqual(facts(history.uses.values()));
      }),
      runs,
    );
  });

  it('the whole lines of any history with a torn tail are counted, and the rest once it is written', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.nat({ max: 3000 }), async (seed, torn) => {
        const dir = tempFolder();
        const history = fakeHistory({ seed, sessions: 1, answers: 8 });
        const [file = ''] = writeHistory(dir, { ...history, transcripts: history.transcripts.slice(0, 1) });
        const bytes = fs.readFileSync(file);
        fs.truncateSync(file, Math.max(0, bytes.length - torn));
        const desk = new Desk(dir);
        desk.scan();
        expect(totals(desk)).toEqual(await countTokens([file]));
        fs.appendFileSync(file, bytes.subarray(fs.statSync(file).size));
        desk.scan();
        expect(totals(desk)).toEqual(await countTokens([file]));
      }),
      runs,
    );
  });
});

describe('the titles of sessions', () => {
  it("titles are the latest of their kind: the user's word before Claude's, that before a summary", () => {
    const dir = tempFolder();
    const title = (type: string, field: string, text: string, sessionId?: string) =>
      JSON.stringify({ type, [field]: text, sessionId });
    fs.writeFileSync(
      path.join(dir, 'a.jsonl'),
      [
        title('custom-title', 'customTitle', 'Mine', 'a'),
        title('ai-title', 'aiTitle', 'First', 'a'),
        title('ai-title', 'aiTitle', 'Second', 'b'),
        title('ai-title', 'aiTitle', 'Third “✓”', 'b'),
        JSON.stringify({ sessionId: 'd', type: 'ai-title', aiTitle: 'Other order' }),
        JSON.stringify({ type: 'ai-title', aiTitle: 7, sessionId: 'b' }),
        answer(),
        '',
      ].join('\n'),
    );
    fs.writeFileSync(path.join(dir, 'c.jsonl'), `${title('summary', 'summary', 'What was done')}\n`);
    const desk = new Desk(dir);
    desk.scan();
    expect(desk.store.titles()).toEqual(
      new Map([
        ['a', 'Mine'],
        ['b', 'Third “✓”'],
        ['c', 'What was done'],
        ['d', 'Other order'],
      ]),
    );
  });
});
