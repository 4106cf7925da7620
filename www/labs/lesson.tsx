import { say } from '../text/text';
import type { Words } from './lab';

/** A part of a lesson: a heading and its paragraphs. */
export interface LessonSection {
  readonly title: string;
  readonly body: readonly string[];
}

/** A lesson in the language of the page. */
export function LessonView({ lesson }: { lesson: Words<readonly LessonSection[]> }) {
  return (
    <div class="lesson">
      {say(lesson).map(({ title, body }) => (
        <section key={title}>
          <h2>{title}</h2>
          {body.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </div>
  );
}
