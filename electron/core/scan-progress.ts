/** How far the transcripts are read, in bytes. */
export interface ScanProgress {
  readonly done: number;
  readonly total: number;
}
