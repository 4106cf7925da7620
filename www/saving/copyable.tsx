import { useEffect, useState } from 'preact/hooks';
import { copy } from '../controls/copy';
import { say } from '../text/text';
import { linkText } from './link-text';

interface CopyableProps {
  readonly label: string;
  readonly text: string;
  readonly button: string;
  /** Lines that are in sight; one by default. */
  readonly lines?: number;
}

/** A text that is to be taken along as it is, and a button that copies it. */
export function Copyable({ label, text, button, lines = 1 }: CopyableProps) {
  const words = say(linkText);
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  // What was copied is not what stands here now.
  useEffect(() => setOutcome(null), [text]);
  return (
    <div class="copyable">
      <textarea
        readOnly
        rows={lines}
        aria-label={label}
        value={text}
        spellcheck={false}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <button
        type="button"
        onClick={async () => setOutcome((await copy(text)) ? 'copied' : 'refused')}
      >
        {button}
      </button>
      <output>{outcome && words[outcome]}</output>
    </div>
  );
}
