/** A lab, and a scene that it has; null: what is open. */
export interface Case {
  readonly lab: string;
  readonly scene: string | null;
}

/** What came of watching a lab from its first event to its last. */
export interface Watched extends Case {
  readonly events: number;
  /** Of all that the engine tells of the run and of its events. */
  readonly hash: string;
  /** The sentence at the end, as the page shows it. */
  readonly said: string;
}
