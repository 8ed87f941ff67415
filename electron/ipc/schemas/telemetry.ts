import { z } from 'zod';
import type { TelemetryState } from '../../core/metrics/metrics-state';

const lastExport = z.object({ at: z.number(), ok: z.boolean(), reason: z.string().nullable() }).readonly();

/** The state of metrics as it crosses to a page. */
export const telemetryState = z
  .object({
    push: z
      .object({
        by: z.enum(['settings', 'environment']).nullable(),
        endpoint: z.string().nullable(),
        refused: z.literal('grpc').nullable(),
        last: lastExport.nullable(),
        hasHeaders: z.boolean(),
      })
      .readonly(),
    scrape: z.object({ port: z.number().nullable(), failure: z.string().nullable() }).readonly(),
  })
  .readonly() satisfies z.ZodType<TelemetryState>;
