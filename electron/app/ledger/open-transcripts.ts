import path from 'node:path';
import { createCheckpoints } from '../../history/integrity/checkpoints';
import { historyFile } from '../../history/open';
import type { AppParts } from '../compose';
import type { Environment } from '../environment';
import { followTranscripts, type Following } from './follow-transcripts';

/**
 * Opens the reading of transcripts, in this process's surroundings.
 * @param built the folder of the built programs, in which its threads are
 */
export function openTranscripts(
  parts: AppParts,
  { dataDir, homeDir }: Environment,
  built: string,
): Following {
  return followTranscripts(parts, {
    workerFile: path.join(built, 'scan-worker.cjs'),
    checkpoints: createCheckpoints(path.join(built, 'history-checkpoint.cjs'), historyFile(dataDir)),
    env: process.env,
    platform: process.platform,
    home: homeDir,
    cwd: process.cwd(),
  });
}
