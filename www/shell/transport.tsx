import { IconButton, Segmented } from '../controls/controls';
import {
  BackEventIcon,
  BackRoundIcon,
  EndIcon,
  LoopIcon,
  NextEventIcon,
  NextRoundIcon,
  PauseIcon,
  PlayIcon,
  StartIcon,
} from '../controls/icons';
import { SPEEDS } from '../player/player';
import { say } from '../text/text';
import type { App } from './app';
import { Scrubber } from './scrubber';
import { shellText } from './text';

/** The transport: buttons, scrubber, speed. */
export function Transport({ app }: { app: App }) {
  const words = say(shellText);
  const { player, session } = app;
  const playing = player.playing.value;
  const atStart = session.position.value === 0;
  const atEnd = player.atEnd.value;
  return (
    <section class="transport" aria-label={words.player}>
      <fieldset class="buttons" aria-label={words.player}>
        <IconButton
          label={words.start}
          icon={<StartIcon />}
          keys="Home"
          disabled={atStart}
          onClick={() => player.start()}
        />
        <IconButton
          label={words.backRound}
          icon={<BackRoundIcon />}
          keys="Shift+←"
          disabled={atStart}
          onClick={() => player.step(-1, 'round')}
        />
        <IconButton
          label={words.backEvent}
          icon={<BackEventIcon />}
          keys="←"
          disabled={atStart}
          onClick={() => player.step(-1, 'event')}
        />
        <IconButton
          class="play"
          label={playing ? words.pause : words.play}
          icon={playing ? <PauseIcon /> : <PlayIcon />}
          keys="Space"
          onClick={() => player.toggle()}
        />
        <IconButton
          label={words.nextEvent}
          icon={<NextEventIcon />}
          keys="→"
          disabled={atEnd}
          onClick={() => player.step(1, 'event')}
        />
        <IconButton
          label={words.nextRound}
          icon={<NextRoundIcon />}
          keys="Shift+→"
          disabled={atEnd}
          onClick={() => player.step(1, 'round')}
        />
        <IconButton
          label={words.end}
          icon={<EndIcon />}
          keys="End"
          disabled={atEnd}
          onClick={() => player.end()}
        />
      </fieldset>
      <Scrubber app={app} />
      <div class="pace">
        <Segmented
          label={words.unit}
          value={player.unit.value}
          choices={[
            { value: 'event', label: words.unitEvent },
            { value: 'round', label: words.unitRound },
          ]}
          onChange={(unit) => {
            player.unit.value = unit;
          }}
        />
        <label class="field">
          <span class="field-label">{words.speed}</span>
          <select
            value={String(player.speed.value)}
            onChange={(event) => {
              const chosen = SPEEDS.find((speed) => String(speed) === event.currentTarget.value);
              if (chosen) player.speed.value = chosen;
            }}
          >
            {SPEEDS.map((speed) => (
              <option key={speed} value={String(speed)}>
                {speed}×
              </option>
            ))}
          </select>
        </label>
        <IconButton
          label={words.loop}
          icon={<LoopIcon />}
          pressed={player.loop.value}
          onClick={() => {
            player.loop.value = !player.loop.value;
          }}
        />
      </div>
    </section>
  );
}
