import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { IconButton } from '../controls/controls';
import { CloseIcon } from '../controls/icons';
import type { App } from '../shell/app';
import { say } from '../text/text';
import './opening.css';
import type { Wanted } from './sources';
import { openingText } from './text';

/** The boxes of the reference py_nms; the third is inverted. */
const SAMPLE = '[[30,20,230,200,1],[50,50,260,220,0.9],[210,30,420,5,0.8],[430,280,460,360,0.7]]';

interface OpenDialogProps {
  readonly app: App;
  readonly open: boolean;
  onOpen(wanted: Wanted): void;
  /** Also called when Escape or a click beside it closes the dialog. */
  onClose(): void;
}

/** Where files are chosen and boxes are pasted. What was pasted stays until it is changed. */
export function OpenDialog({ open, onOpen, onClose }: OpenDialogProps) {
  const words = say(openingText);
  const title = useId();
  const [text, setText] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  const pasted = useRef<HTMLTextAreaElement>(null);
  const readButton = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  const isEmpty = text.trim() === '';
  const read = () => {
    if (isEmpty) pasted.current?.focus();
    else onOpen(text);
  };
  return (
    <dialog
      ref={dialog}
      class="opening-dialog"
      aria-labelledby={title}
      closedby="any"
      onClose={onClose}
    >
      <div class="dialog-head">
        <h2 id={title}>{words.title}</h2>
        <IconButton label={words.close} icon={<CloseIcon />} onClick={onClose} />
      </div>
      <div class="opening-row">
        <FileButton label={words.chooseFiles} multiple onChoose={onOpen} primary />
        <FileButton label={words.chooseFolder} folder onChoose={onOpen} />
        <FileButton label={words.choosePicture} accept="image/*" onChoose={onOpen} />
      </div>
      <p class="opening-quiet">{words.dropHint}</p>
      <label class="opening-paste">
        <span>{words.pasteLabel}</span>
        <textarea
          ref={pasted}
          rows={4}
          value={text}
          placeholder="x1, y1, x2, y2, score, class"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) read();
          }}
        />
      </label>
      <div class="opening-row">
        <button
          ref={readButton}
          type="button"
          class="opening-button opening-primary"
          aria-disabled={isEmpty}
          onClick={read}
        >
          {words.read}
        </button>
        <button
          type="button"
          class="opening-button"
          onClick={() => {
            setText(SAMPLE);
            readButton.current?.focus();
          }}
        >
          {words.sample}
        </button>
      </div>
      <h3>{words.understood}</h3>
      <ul class="opening-understood">
        <Understood what={words.tables} example="x1,y1,x2,y2,score,class" />
        <Understood what={words.lists} example="[[30, 20, 230, 200, 0.9], …]" />
        <Understood what={words.cartucho} example="dog 0.92 30 20 230 200" />
        <Understood what={words.sets} />
        <Understood what={words.yolo} example="0 0.51 0.73 0.32 0.48" />
        <Understood what={words.lines} />
        <Understood what={words.voc} />
        <Understood what={words.cvat} />
        <Understood what={words.labelMe} />
        <Understood what={words.labelStudio} />
        <Understood what={words.via} />
        <Understood what={words.others} />
        <Understood what={words.project} />
        <Understood what={words.pictures} />
      </ul>
      <p class="opening-stays">{words.stays}</p>
    </dialog>
  );
}

interface FileButtonProps {
  readonly label: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  /** A folder is chosen, with all that is in it. */
  readonly folder?: boolean;
  readonly primary?: boolean;
  onChoose(files: readonly File[]): void;
}

/** A file field that looks like a button. */
function FileButton({ label, accept, multiple, folder, primary, onChoose }: FileButtonProps) {
  return (
    <label class={primary ? 'opening-button opening-primary' : 'opening-button'}>
      <input
        type="file"
        accept={accept}
        multiple={multiple}
        ref={(input) => {
          if (input && folder) input.webkitdirectory = true;
        }}
        onChange={(event) => {
          const input = event.currentTarget;
          const files = [...(input.files ?? [])];
          // The same file can be chosen again, once it has been corrected.
          input.value = '';
          if (files.length > 0) onChoose(files);
        }}
      />
      {label}
    </label>
  );
}

function Understood({ what, example }: { what: string; example?: string }) {
  return (
    <li>
      {what} {example && <code>{example}</code>}
    </li>
  );
}
