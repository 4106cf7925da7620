import { signal } from '@preact/signals';
import { Tabs } from '../controls/controls';
import { say } from '../text/text';
import { type App, panelProps } from './app';
import { BoxesTable } from './boxes-table';
import { Now } from './now';
import { shellText } from './text';

/** The tab last chosen; a lab that has no such tab shows its first. */
const tab = signal('');

/** Beside the canvas: what happens now, and one of the panels. */
export function Side({ app }: { app: App }) {
  const words = say(shellText);
  const shown = app.shown.value;
  const lab = app.lab.value;
  // There even while nothing runs, or the tab that is open would change under the hand.
  const own = lab.panels.map(({ id, title, View }) => ({
    id,
    title: say(title),
    content: () => shown?.lab === lab && <View {...panelProps(app, shown)} />,
  }));
  return (
    // A new lab begins at the top, also where this scrolls.
    <aside class="side" key={lab.id} data-run={app.shown.value?.lab.id}>
      <Now app={app} />
      <section class="panels" aria-label={words.panels}>
        <Tabs
          label={words.panels}
          value={tab.value}
          onChange={(id) => {
            tab.value = id;
          }}
          tabs={[
            ...own,
            { id: 'boxes', title: words.boxesTab, content: () => <BoxesTable app={app} /> },
            { id: 'lesson', title: words.lessonTab, content: () => <lab.Lesson /> },
          ]}
        />
      </section>
    </aside>
  );
}
