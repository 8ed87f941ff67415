import { gatherDoctorFacts, type DoctorParts } from '../app/doctor/doctor';
import { doctorReport, worstOf } from '../core/doctor/doctor';
import { jsonText } from '../core/text/plain-text';
import { EXIT } from './exit-code';
import { doctorLines } from './terminal/doctor-lines';
import { renderLines } from './terminal/styled';
import type { Screen } from './terminal/terminal';

const exitCodes = { login: EXIT.noCredentials, other: EXIT.failure } as const;

/**
 * `quotide doctor`: prints the results of all checks with advice; returns the exit code.
 * @param print writes text without control characters other than colours
 */
export async function runDoctor(
  parts: DoctorParts,
  { json, verbose }: { readonly json: boolean; readonly verbose: boolean },
  print: (text: string) => void,
  { hasColour }: Screen,
): Promise<number> {
  const report = doctorReport(await gatherDoctorFacts(parts));
  print(json ? jsonText(report, 2) : renderLines(doctorLines(report, verbose), hasColour));
  const worst = worstOf(report);
  return worst === null ? EXIT.fine : exitCodes[worst];
}
