/** The progress of reading the transcripts, in bytes. */
export interface ScanProgress {
  readonly done: number;
  readonly total: number;
}
