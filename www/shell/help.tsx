import { useEffect, useRef, useState } from 'preact/hooks';
import { keyMap } from '../canvas/keys';
import { Check, IconButton } from '../controls/controls';
import { CloseIcon } from '../controls/icons';
import { say } from '../text/text';
import { letterKeys } from './keys';
import { shellText } from './text';

/** The keys, searchable. */
export function Help({ open, onClose }: { open: boolean; onClose(): void }) {
  const words = say(shellText);
  const dialog = useRef<HTMLDialogElement>(null);
  const [search, setSearch] = useState('');

  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  const player = [
    ['Space, K', words.keyPlay],
    ['← → , .', words.keyEvent],
    ['Shift+← Shift+→', words.keyRound],
    ['Home, End', words.keyEnds],
    ['J, L', words.keySpeed],
  ] as const;
  const page = [
    ['Ctrl+Z, Ctrl+Shift+Z', words.keyUndo],
    ['1 – 9', words.keyClass],
    ['[ ]', `${words.previousImage}, ${words.nextImage}`],
    ['?', words.keyHelp],
  ] as const;
  const canvas = [
    ...keyMap().map(({ keys, action }) => [keys, words.actions[action]] as const),
    ['Space', words.keyDrag],
    ['Ctrl', words.keySnap],
    ['Shift', words.keyAspect],
    ['Alt', words.keyCentre],
  ] as const;
  const found = (rows: readonly (readonly [string, string])[]) => {
    const wanted = search.trim().toLowerCase();
    return rows.filter((row) => row.some((text) => text.toLowerCase().includes(wanted)));
  };
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={onClose}>
      <div class="dialog-head">
        <h2 id="help-title">{words.helpTitle}</h2>
        <IconButton label={words.close} icon={<CloseIcon />} onClick={onClose} />
      </div>
      <div class="help-tools">
        <input
          type="search"
          aria-label={words.helpSearch}
          placeholder={words.helpSearch}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <Check
          label={words.keysOn}
          checked={letterKeys.value}
          onChange={(on) => {
            letterKeys.value = on;
          }}
        />
      </div>
      <div class="help-lists">
        <KeyList title={words.helpPlayer} rows={found(player)} />
        <KeyList title={words.helpPage} rows={found(page)} />
        <KeyList title={words.helpCanvas} rows={found(canvas)} />
      </div>
    </dialog>
  );
}

function KeyList({ title, rows }: { title: string; rows: (readonly [string, string])[] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([keys, meaning]) => (
          <div key={`${keys} ${meaning}`}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
