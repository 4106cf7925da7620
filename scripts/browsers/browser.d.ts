/** A browser with one page open. */
export interface Browser {
  goto(url: string): Promise<void>;
  /** The value of a JavaScript expression in the page, awaited; it must be JSON. */
  evaluate(expression: string): Promise<unknown>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

/** A kind of browser that may be on this machine. */
export interface Kind {
  readonly name: string;
  /** What is missing to run it, in words; null if it can be run. */
  missing(): string | null;
  open(): Promise<Browser>;
}
