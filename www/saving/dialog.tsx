import { useEffect, useRef, useState } from 'preact/hooks';
import { IconButton, Tabs } from '../controls/controls';
import { CloseIcon } from '../controls/icons';
import type { App } from '../shell/app';
import { say } from '../text/text';
import './saving.css';
import { sections } from './sections';
import { savingText } from './text';

/** Everything that can be taken out of the page, a tab for each way. Fetched when it is first opened. */
export function SavingDialog({ app, onClose }: { app: App; onClose(): void }) {
  const words = say(savingText);
  const dialog = useRef<HTMLDialogElement>(null);
  const [section, setSection] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="saving-dialog"
      aria-labelledby="saving-title"
      closedby="any"
      onClose={onClose}
    >
      <div class="dialog-head">
        <h2 id="saving-title">{words.title}</h2>
        <IconButton
          label={words.close}
          icon={<CloseIcon />}
          onClick={() => dialog.current?.close()}
        />
      </div>
      <Tabs
        label={words.ways}
        value={section}
        onChange={setSection}
        tabs={sections.map(({ id, title, View }) => ({
          id,
          title: say(title),
          content: () => <View app={app} />,
        }))}
      />
    </dialog>
  );
}
