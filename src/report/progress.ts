/** How far a run is. */
export interface Progress {
  /** Documents. */
  readonly done: number;
  readonly total: number;
  /** Bytes read so far. */
  readonly bytes: number;
  /** Milliseconds since the run began. */
  readonly elapsed: number;
  /** Spans. */
  readonly emended: number;
  readonly flagged: number;
}

/** `1,200 of 10,000 documents, 3.1 MB/s, 2 min left; 31 spans emended, 4 flagged`; without a line end. */
export function progressText({ done, total, bytes, elapsed, emended, flagged }: Progress): string {
  const seconds = elapsed / 1000;
  const rate = seconds > 0 ? `, ${(bytes / 1e6 / seconds).toFixed(1)} MB/s` : "";
  const left = done > 0 && done < total ? `, ${durationText((seconds / done) * (total - done))} left` : "";
  return `${grouped(done)} of ${grouped(total)} documents${rate}${left}; ${grouped(emended)} spans emended, ${grouped(flagged)} flagged`;
}

function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}

/** By hand: the same in every locale. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
