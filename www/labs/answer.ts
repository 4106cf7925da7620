import { useEffect, useState } from 'preact/hooks';
import { EngineLost, Refusal } from '../engine/engine';

/** What the engine said, if it did; `failed` if it said that it cannot, or was lost. */
export interface Answer<T> {
  readonly value: T | null;
  readonly failed: boolean;
}

/**
 * Asks the engine something when the inputs change; the old answer stays until the new one is
 * there. A run that was opened again has another identity: as an input, it makes a lost question
 * be asked again.
 */
export function useAnswer<T>(ask: () => Promise<T>, inputs: readonly unknown[]): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ value: null, failed: false });
  useEffect(() => {
    let isCurrent = true;
    ask().then(
      (value) => {
        if (isCurrent) setAnswer({ value, failed: false });
      },
      (error) => {
        if (!(error instanceof EngineLost || error instanceof Refusal)) throw error;
        if (isCurrent) setAnswer({ value: null, failed: true });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, inputs);
  return answer;
}
