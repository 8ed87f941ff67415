import { gatherDoctorFacts, type DoctorParts } from '../app/doctor/doctor';
import { doctorReport, doctorText, worstOf } from '../core/doctor/doctor';
import { jsonText } from '../core/text/plain-text';
import { EXIT } from './exit-code';

const exitCodes = { login: EXIT.noCredentials, other: EXIT.failure } as const;

/** `quotide doctor`: prints the results of all checks with advice; returns the exit code. */
export async function runDoctor(
  parts: DoctorParts,
  { json }: { readonly json: boolean },
  print: (text: string) => void,
): Promise<number> {
  const report = doctorReport(await gatherDoctorFacts(parts));
  print(json ? jsonText(report, 2) : doctorText(report));
  const worst = worstOf(report);
  return worst === null ? EXIT.fine : exitCodes[worst];
}
