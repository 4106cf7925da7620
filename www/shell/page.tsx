import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { IconButton } from '../controls/controls';
import { CloseIcon } from '../controls/icons';
import { Select } from '../controls/select';
import { entryOf, labs } from '../labs';
import { OpenDialog } from '../opening/dialog';
import { listenForDrops, listenForPaste } from '../opening/drop';
import { ReportView } from '../opening/report';
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
  const [isOver, setOver] = useState(false);
  const close = () => setDialog(null);

  useEffect(() => {
    const stop = new AbortController();
    const take = {
      onFiles: (files: readonly File[]) => void app.open(files),
      onText: (text: string) => void app.openText(text),
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
      <OpenDialog
        open={dialog === 'open'}
        onClose={close}
        onFiles={(files) => {
          close();
          void app.open(files);
        }}
        onPicture={(file) => {
          close();
          void app.open([file]);
        }}
        onText={(text) => {
          close();
          void app.openText(text);
        }}
      />
      {dialog === 'share' && <Saving app={app} onClose={close} />}
      <Help open={dialog === 'help'} onClose={close} />
    </div>
  );
}

/** The dialog for taking things out, once it is fetched; says so if that fails. */
function Saving({ app, onClose }: { app: App; onClose(): void }) {
  const [Dialog, setDialog] = useState<FunctionComponent<Parameters<typeof Saving>[0]> | null>(
    null,
  );
  useEffect(() => {
    import('../saving/dialog').then(
      ({ SavingDialog }) => setDialog(() => SavingDialog),
      (error) => {
        app.notice.value = { kind: 'trouble', trouble: 'noLab', message: String(error) };
        onClose();
      },
    );
  }, []);
  return Dialog && <Dialog app={app} onClose={onClose} />;
}

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
  if (opening) {
    return (
      <output class="notice">
        {words.reading(count(opening.done), count(opening.total))}
        <progress max={opening.total} value={opening.done} />
        <button type="button" onClick={() => app.cancelOpening()}>
          {words.cancel}
        </button>
      </output>
    );
  }
  if (notice?.kind === 'opened') {
    return (
      <div class="notice-place">
        <ReportView outcome={notice.outcome} onClose={close} onUndo={() => app.undo()} />
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
