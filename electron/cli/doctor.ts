import { gatherDoctorFacts, type DoctorParts } from '../app/doctor';
import { doctorReport, doctorText, worstOf } from '../core/doctor';
import { jsonText } from '../core/plain-text';
import { EXIT } from './exit-code';

const exitCodes = { login: EXIT.noCredentials, other: EXIT.failure } as const;

/** `quotide doctor`: prints what was examined and what to do; gives the exit code. */
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
