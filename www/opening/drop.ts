interface PasteHandlers {
  /** Entries where a folder is among what was dropped. */
  onFiles(files: readonly File[] | readonly FileSystemEntry[]): void;
  onText(text: string): void;
}

interface DropHandlers extends PasteHandlers {
  /** Whether something that can be dropped is over the page. */
  onOver(over: boolean): void;
}

/** Where pasted and dropped text belongs to the field and not to the page. */
const FIELDS = 'textarea, [contenteditable], input:is([type=text], [type=search], [type=number])';

/**
 * Takes files and text that are dropped anywhere on the target, and keeps the browser from leaving
 * the page for what is dropped beside it.
 */
export function listenForDrops(
  target: HTMLElement,
  handlers: DropHandlers,
  signal: AbortSignal,
): void {
  let isOver = false;
  /** A part of the page is being dragged, such as words that were selected. */
  let isOwn = false;
  const setOver = (over: boolean) => {
    if (over === isOver) return;
    isOver = over;
    handlers.onOver(over);
  };
  const over = (event: DragEvent) => {
    const { dataTransfer } = event;
    if (!dataTransfer || isFor(event, dataTransfer)) return;
    event.preventDefault();
    const accepted = isAccepted(dataTransfer, isOwn);
    dataTransfer.dropEffect = accepted ? 'copy' : 'none';
    setOver(accepted);
  };
  const options = { signal };
  target.addEventListener('dragstart', () => (isOwn = true), options);
  // A drag that ends outside the page does not always end for the page.
  for (const end of ['dragend', 'pointerdown'] as const) {
    target.addEventListener(end, () => (isOwn = false), options);
  }
  target.addEventListener('dragenter', over, options);
  target.addEventListener('dragover', over, options);
  target.addEventListener(
    'dragleave',
    ({ relatedTarget }) => {
      const stays = relatedTarget instanceof Node && target.contains(relatedTarget);
      if (!stays) setOver(false);
    },
    options,
  );
  target.addEventListener(
    'drop',
    (event) => {
      const { dataTransfer } = event;
      setOver(false);
      if (!dataTransfer || isFor(event, dataTransfer)) return;
      event.preventDefault();
      if (isAccepted(dataTransfer, isOwn))
        hand(foldersOf(dataTransfer) ?? contentOf(dataTransfer), handlers);
      isOwn = false;
    },
    options,
  );
}

/** Takes pictures and files that are pasted anywhere, and text that is pasted outside of fields. */
export function listenForPaste(
  target: HTMLElement | Document,
  handlers: PasteHandlers,
  signal: AbortSignal,
): void {
  target.addEventListener(
    'paste',
    (event) => {
      if (!(event instanceof ClipboardEvent) || event.defaultPrevented) return;
      const content = event.clipboardData && contentOf(event.clipboardData);
      if (!content || (typeof content === 'string' && isField(event.target))) return;
      event.preventDefault();
      hand(content, handlers);
    },
    { signal },
  );
}

/**
 * The files or else the text. A spreadsheet gives a picture of its cells along with their text,
 * which is what is meant; a file manager gives the names of the files as text, which is not.
 */
export function contentOf(
  data: Pick<DataTransfer, 'getData'> & { readonly files: Iterable<File> },
): readonly File[] | string | null {
  const files = [...data.files];
  const text = data.getData('text/plain');
  const pictured = files.every(
    ({ type, name }) => type.startsWith('image/') && !text.includes(name),
  );
  if (text.trim() !== '' && pictured) return text;
  return files.length > 0 ? files : null;
}

/**
 * What was dropped as entries, if a folder is among it: as a file it could not be read. Only during
 * the event does the browser tell.
 */
function foldersOf({ items }: DataTransfer): readonly FileSystemEntry[] | null {
  const files = [...items].filter(({ kind }) => kind === 'file');
  const entries = files.flatMap((item) => item.webkitGetAsEntry() ?? []);
  return entries.some(({ isDirectory }) => isDirectory) ? entries : null;
}

function hand(
  content: readonly File[] | readonly FileSystemEntry[] | string | null,
  handlers: PasteHandlers,
): void {
  if (typeof content === 'string') handlers.onText(content);
  else if (content) handlers.onFiles(content);
}

/** Whether the drag is one of text over a field, which takes it itself. */
function isFor(event: DragEvent, { types }: DataTransfer): boolean {
  return !types.includes('Files') && isField(event.target);
}

function isAccepted({ types }: DataTransfer, isOwn: boolean): boolean {
  if (isOwn) return false;
  if (types.includes('Files')) return true;
  // A link comes with its address as text.
  return types.includes('text/plain') && !types.includes('text/uri-list');
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}
