import { useEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from '../controls/controls';
import { CloseIcon } from '../controls/icons';
import { onDemand } from '../controls/on-demand';
import { Select } from '../controls/select';
import { entryOf, labs } from '../labs';
import { listenForDrops, listenForPaste } from '../opening/drop';
import type { ReadProgress } from '../opening/reading/contract';
import type { Wanted } from '../opening/sources';
import { sceneText } from '../scenes/gallery';
import { count } from '../text/numbers';
import { say } from '../text/text';
import type { App } from './app';
import { Header } from './header';
import { Help } from './help';
import { Images } from './images';
import { listenForKeys } from './keys';
import { Side } from './side';
import { StageView } from './stage-view';
import { shellText } from './text';
import { Transport } from './transport';

/** The whole page. */
export function Page({ app }: { app: App }) {
  const words = say(shellText);
  const [dialog, setDialog] = useState<'open' | 'share' | 'help' | null>(null);
  // What was written in a dialog stays when it is closed.
  const dialogs = useRef(new Set<typeof dialog>()).current.add(dialog);
  const [isOver, setOver] = useState(false);
  const close = () => setDialog(null);

  useEffect(() => {
    const stop = new AbortController();
    const take = {
      onFiles: (files: Wanted) => void app.open(files),
      onText: (text: string) => void app.open(text),
    };
    listenForKeys(app, { openHelp: () => setDialog('help') }, stop.signal);
    listenForDrops(document.documentElement, { ...take, onOver: setOver }, stop.signal);
    listenForPaste(document, take, stop.signal);
    return () => stop.abort();
  }, [app]);
  useEffect(() => app.player.run(), [app]);

  const lab = app.lab.value;
  return (
    <div class="page">
      <Header
        app={app}
        onOpen={() => setDialog('open')}
        onShare={() => setDialog('share')}
        onHelp={() => setDialog('help')}
      />
      <main class="main">
        <div class="work">
          <section class="options" aria-label={words.options}>
            <LabChoice app={app} />
            <lab.Options
              options={app.options.value}
              input={app.input.value}
              change={(patch) => app.change(patch)}
            />
          </section>
          <StageView app={app} />
          <SceneAbout app={app} />
          <Images app={app} />
        </div>
        <Side app={app} />
        <Transport app={app} />
      </main>
      <Notices app={app} />
      <output class="visually-hidden">{app.announcement.value}</output>
      {isOver && <div class="drop-sign">{words.dropHere}</div>}
      {dialogs.has('open') && (
        <Opening
          app={app}
          open={dialog === 'open'}
          onClose={close}
          onOpen={(wanted) => {
            close();
            void app.open(wanted);
          }}
        />
      )}
      {dialog === 'share' && <Saving app={app} onClose={close} />}
      <Help open={dialog === 'help'} onClose={close} />
    </div>
  );
}

/** Says that a part of the page could not be fetched. */
function sayMissing(error: unknown, { app }: { app: App }): void {
  app.missing(error);
}

const Saving = onDemand(
  () => import('../saving/dialog').then(({ SavingDialog }) => SavingDialog),
  (error, props) => {
    sayMissing(error, props);
    props.onClose();
  },
);

const Opening = onDemand(
  () => import('../opening/dialog').then(({ OpenDialog }) => OpenDialog),
  (error, props) => {
    sayMissing(error, props);
    props.onClose();
  },
);

const Report = onDemand(
  () => import('../opening/report').then(({ ReportView }) => ReportView),
  (error, props) => sayMissing(error, props),
);

const AskFormat = onDemand(
  () => import('../opening/ask').then(({ FormatDialog }) => FormatDialog),
  (error, props) => sayMissing(error, props),
);

/** Which of the labs of the present tab, where it has several. */
function LabChoice({ app }: { app: App }) {
  const { tab } = entryOf(app.labId.value);
  const choices = labs.filter((entry) => entry.tab === tab);
  if (choices.length < 2) return null;
  return (
    <Select
      label={say(shellText).algorithm}
      value={app.labId.value}
      choices={choices.map(({ id, title }) => ({ value: id, label: say(title) }))}
      onChange={(id) => void app.showLab(id)}
    />
  );
}

/** What to watch for in a prepared scene, in the lab that it was prepared for. */
function SceneAbout({ app }: { app: App }) {
  const scene = app.scene.value;
  if (scene?.lab !== app.lab.value.id) return null;
  const { title, about } = sceneText(scene.id);
  return (
    <p class="scene-about">
      <b>{title}.</b> {about}
    </p>
  );
}

/** What the page has to tell, until it is closed or something newer comes. */
function Notices({ app }: { app: App }) {
  const words = say(shellText);
  const opening = app.opening.value;
  const notice = app.notice.value;
  const close = () => {
    app.notice.value = null;
  };
  if (opening?.asked) return <AskFormat app={app} {...opening.asked} />;
  if (opening) {
    const { progress } = opening;
    return (
      <output class="notice">
        {progress ? progressWords(progress) : words.opening}
        <progress max={progress?.total || undefined} value={progress?.bytes || undefined} />
        <button type="button" onClick={() => app.cancelOpening()}>
          {words.cancel}
        </button>
      </output>
    );
  }
  if (notice?.kind === 'opened') {
    return (
      <div class="notice-place">
        <Report app={app} notice={notice} onClose={close} />
      </div>
    );
  }
  if (notice?.kind === 'told') {
    return (
      <div
        class={notice.isProblem ? 'notice problem' : 'notice'}
        role={notice.isProblem ? 'alert' : 'status'}
      >
        <p>{say(notice.text)}</p>
        {notice.actions.map(({ label, run }) => (
          <button
            key={label.en}
            type="button"
            onClick={() => {
              close();
              run();
            }}
          >
            {say(label)}
          </button>
        ))}
        {!notice.mustChoose && (
          <IconButton label={words.close} icon={<CloseIcon />} onClick={close} />
        )}
      </div>
    );
  }
  if (notice?.kind === 'trouble') {
    return (
      <div class="notice problem" role="alert">
        <p>{words.trouble[notice.trouble]}</p>
        <IconButton label={words.close} icon={<CloseIcon />} onClick={close} />
      </div>
    );
  }
  return null;
}

/** Of several files how many are read, of one how much. */
function progressWords({ files, count: all, bytes, total }: ReadProgress): string {
  const words = say(shellText);
  if (all > 1)
    return total > 0 ? words.reading(count(files), count(all)) : words.finding(count(all));
  const megabytes = (n: number) => count(Math.ceil(n / 1e6));
  return total > 1e6 ? words.readingBytes(megabytes(bytes), megabytes(total)) : words.opening;
}
