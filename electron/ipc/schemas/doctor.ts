import { z } from 'zod';
import type { DoctorReport } from '../../core/doctor/doctor';

const finding = z
  .object({
    id: z.string(),
    title: z.string(),
    state: z.enum(['ok', 'warning', 'problem', 'unknown']),
    facts: z.array(z.string()).readonly(),
    action: z.string().nullable(),
  })
  .readonly();

/** The self-check as it crosses to a page. */
export const doctorReport = z
  .object({ schema: z.literal(1), findings: z.array(finding).readonly() })
  .readonly() satisfies z.ZodType<DoctorReport>;
