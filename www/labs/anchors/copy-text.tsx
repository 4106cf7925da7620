import { useEffect, useState } from 'preact/hooks';
import { copy } from '../../controls/copy';
import { say } from '../../text/text';
import { surveyText } from './survey-text';

/** A text to take along, and a button that copies it and says so. */
export function CopyText({ title, text }: { title: string; text: string }) {
  const words = say(surveyText);
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  // What was copied is not what stands here now.
  useEffect(() => setOutcome(null), [text]);
  return (
    <section class="copy-text" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <output>{outcome && words[outcome]}</output>
        <button
          type="button"
          aria-label={words.copyNamed(title)}
          onClick={async () => setOutcome((await copy(text)) ? 'copied' : 'refused')}
        >
          {words.copy}
        </button>
      </header>
      <pre>{text}</pre>
    </section>
  );
}
