import { Segmented } from '../controls/controls';
import { say } from '../text/text';
import { type App, panelProps } from './app';
import { shellText } from './text';

/** The lab's own picture over that of the boxes, and the choice between the two. */
export function BoardView({ app }: { app: App }) {
  const words = say(shellText);
  const lab = app.lab.value;
  const shown = app.shown.value;
  const { board } = lab;
  if (!board) return null;
  return (
    <>
      {app.boardShown.value && (
        <section class="board" aria-label={say(board.title)}>
          {shown?.lab === lab && <board.View {...panelProps(app, shown)} />}
        </section>
      )}
      <div class="board-switch">
        <Segmented
          label={words.picture}
          value={app.boardShown.value ? 'board' : 'boxes'}
          choices={[
            { value: 'board', label: say(board.title) },
            { value: 'boxes', label: words.pictureOfBoxes },
          ]}
          onChange={(value) => {
            app.boardWanted.value = value === 'board';
          }}
        />
      </div>
    </>
  );
}
