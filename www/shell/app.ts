import { batch, computed, effect, signal } from '@preact/signals';
import type { Format } from 'boxstep-reader';
import type { Camera } from '../canvas/camera';
import type { Stage } from '../canvas/stage';
import type { Tool } from '../canvas/tools';
import { type Boxes, rowOf, upright } from '../document/boxes';
import { type Document, type ImageEntry, imageIndex } from '../document/document';
import type { BoxFilter, Filtered, Filtering } from '../document/filter';
import { PictureStore } from '../document/pictures';
import type { DocumentStore } from '../document/store';
import { createDocumentStore } from '../document/store';
import { documentText } from '../document/text';
import { type Engine, EngineLost, startEngine, type Trouble } from '../engine/engine';
import type { AnyLab, TabId } from '../labs';
import { entryOf, labOf, labs, loadLab } from '../labs';
import type { LabFrame, LabInput, PanelProps, Words } from '../labs/lab';
import type { OpenOutcome } from '../opening/outcome';
import type { Question, ReadProgress, ReadSettings } from '../opening/reading/contract';
import type { Wanted } from '../opening/sources';
import { Player } from '../player/player';
import { Session, type SessionInput, type Subject } from '../player/session';
import { loadGallery } from '../scenes/gallery';
import { street } from '../scenes/pictured';
import type { Scene } from '../scenes/scene';
import { say } from '../text/text';
import { documentOfScene, sceneOptions } from './scene-document';

/** What the page knows of a run besides the engine's answers. */
interface Context extends LabInput {
  readonly lab: AnyLab;
  readonly options: object;
}

/** A frame with the lab that explains it. */
export interface ShownFrame {
  readonly lab: AnyLab;
  readonly frame: LabFrame<object, unknown, unknown>;
}

export type Notice =
  | {
      readonly kind: 'opened';
      readonly outcome: OpenOutcome;
      readonly document: Document;
      /** Reads the same files once more, in place of what came of them. */
      again(settings: ReadSettings): void;
    }
  | {
      readonly kind: 'trouble';
      readonly trouble: Trouble | 'noLab' | 'noReader';
      readonly message: string;
    }
  | {
      readonly kind: 'told';
      readonly text: Words<string>;
      readonly isProblem?: true;
      /** It stays until one of the actions is taken. */
      readonly mustChoose?: true;
      /** It goes when this is no longer the page's document. */
      readonly document?: Document;
      readonly actions: readonly { readonly label: Words<string>; run(): void }[];
    };

/** A scene with the document that it was opened as. */
export interface OpenedScene {
  readonly scene: Scene;
  /** Null where boxes come from a scene that was edited before. */
  readonly document: Document | null;
}

/** Files being opened. */
export interface OpeningState {
  /** null: until there is something to tell. */
  readonly progress: ReadProgress | null;
  /** Waits for a format; null gives up. */
  readonly asked: { readonly question: Question; answer(format: Format | null): void } | null;
}

/** Everything behind the page, and what can be done with it. One per page; tests make their own. */
export class App {
  readonly store: DocumentStore;
  readonly pictures = new PictureStore();
  readonly engine: Engine;
  readonly session: Session<Context>;
  readonly player: Player;

  readonly labId = signal('nms');
  /** Whether the person wants the lab's own picture rather than the boxes; null: as the lab has it. */
  readonly boardWanted = signal<boolean | null>(null);
  readonly lab = computed(() => labOf(this.labId.value));
  /** The scene that the image on screen was opened as, also when undo brings it back. */
  readonly scene = computed(() => this.scenes.value.get(this.store.currentImageId.value)?.scene);
  /** The canvas, while there is one, and what it tells. */
  readonly stage = signal<Stage | null>(null);
  readonly tool = signal<Tool>('select');
  readonly camera = signal<Camera | null>(null);
  readonly hover = signal<number | null>(null);
  /** The canvas shows how dense the boxes lie, since there are too many in view. */
  readonly dense = signal(false);
  /** Said to screen readers: what was just done. */
  readonly announcement = signal('');
  readonly notice = signal<Notice | null>(null);
  /** How far it is, while files are read. */
  readonly opening = signal<OpeningState | null>(null);
  /** Options that were changed, by lab. */
  readonly optionsOfLabs = signal<Readonly<Record<string, object>>>({});
  /** By the image that a scene was opened as. */
  readonly scenes = signal<ReadonlyMap<number, OpenedScene>>(new Map());
  #stopOpening: AbortController | null = null;
  readonly #filtering = signal<Filtering | null>(null);
  #stopFiltering: AbortController | null = null;
  /** For each tab the lab of it that was shown last. */
  readonly #lastOf = new Map<TabId, string>();
  #wantedLab = '';

  constructor() {
    this.store = createDocumentStore(documentOfScene(street), { now: () => performance.now() });
    this.engine = startEngine((trouble, message) => this.#lost(trouble, message));
    this.session = new Session<Context>(this.engine, this.#sessionInput);
    this.player = new Player(this.session);
    // The report of an import offers to undo it: only as long as nothing was changed since.
    effect(() => {
      const document = this.store.document.value;
      const notice = this.notice.peek();
      const about = notice && 'document' in notice && notice.document;
      if (about && about !== document) this.notice.value = null;
    });
    effect(() => {
      this.#lastOf.set(entryOf(this.labId.value).tab, this.labId.value);
    });
    this.#followRun();
    this.#followFilter();
    this.#enterScene(street);
  }

  /** Puts the image on screen that the run is at, as the person moves along it. */
  #followRun(): void {
    let before: ShownFrame['frame'] | null = null;
    effect(() => {
      const shown = this.shown.value;
      // A new run is of boxes that were edited: whoever does that chose the image.
      const moved = shown !== null && shown.frame.run === before?.run;
      before = shown?.frame ?? null;
      const image = moved ? shown.lab.imageOf?.(shown.frame) : null;
      if (typeof image === 'number' && !this.editing()) this.store.showImage(image);
    });
  }

  /** What a filter leaves of the document; null: none is on. */
  readonly filtered = computed<Filtered | null>(
    () => this.#filtering.value?.of(this.store.document.value) ?? null,
  );
  /** The filter as it was last wanted: what it leaves of many images takes a moment. */
  readonly filter = signal<BoxFilter | null>(null);
  /** The images that are leafed through and that labs of all images get. */
  readonly images = computed(() => this.filtered.value?.images ?? this.store.document.value.images);
  /** The image on screen with the boxes that are shown. */
  readonly imageShown = computed(() => {
    const image = this.store.currentImage.value;
    return this.filtered.value?.of(image) ?? image;
  });

  /** The boxes on screen as a lab gets them. */
  readonly input = computed<LabInput>(() => ({
    boxes: this.imageShown.value.boxes,
    classNames: this.store.document.value.classNames,
    images: this.images.value,
    image: this.imageShown.value,
  }));

  /** The boxes on screen as they lie in the present lab: upright where it knows no angles. */
  readonly boxesShown = computed(() => {
    const { boxes } = this.imageShown.value;
    return this.lab.value.turns ? boxes : upright(boxes);
  });

  /** Whether boxes are turned, and the present lab takes them upright. */
  readonly anglesUnused = computed(
    () => !this.lab.value.turns && this.imageShown.value.boxes.angles.some(Boolean),
  );

  /** What a lab of all images gets: the same whichever of them is on screen. */
  readonly #documentInput = computed<LabInput>(() => {
    const { classNames } = this.store.document.value;
    const images = this.images.value;
    const image = images[0] ?? this.imageShown.value;
    return { boxes: image.boxes, classNames, images, image };
  });

  /** The present lab's options. */
  readonly options = computed<object>(() => {
    const { defaults } = this.lab.value;
    const own = this.optionsOfLabs.value[this.labId.value];
    // Those of an older link may lack some.
    return own ? { ...defaults, ...own } : defaults;
  });

  readonly #sessionInput = computed<SessionInput<Context> | null>(() => {
    const lab = this.lab.value;
    const input = lab.imageOf ? this.#documentInput.value : this.input.value;
    const options = this.options.value;
    const engineOptions = lab.engineOptions(input, options);
    if (!engineOptions) return null;
    const { boxes = input.boxes, ...data } = lab.data?.(input, options) ?? {};
    const { corners, scores, classes } = boxes;
    return {
      run: { lab: lab.id, corners, scores, classes, ...data, options: engineOptions },
      anchor: ({ input: before, frame }) =>
        sameBoxes(lab.anchor(frame.detail), before.context.boxes, boxes),
      context: { ...input, boxes, lab, options },
    };
  });

  /** Whether the present lab has what it needs. */
  readonly runnable = computed(() => this.#sessionInput.value !== null);

  /** What the panels explain; null before the first run, or when there is nothing to run on. */
  readonly shown = computed<ShownFrame | null>(() => {
    const shown = this.session.shown.value;
    if (!shown) return null;
    const { lab, ...context } = shown.input.context;
    const { run, frame, position } = shown;
    return { lab, frame: { ...context, run, ...frame, position } };
  });

  /** Whether the lab's own picture is shown. */
  readonly boardShown = computed(() => {
    const { board } = this.lab.value;
    return board !== undefined && (this.boardWanted.value ?? !board.onRequest);
  });

  /** What happens now, in one sentence; made once for the panel, the canvas and the scrubber. */
  readonly sentence = computed(() => {
    const shown = this.shown.value;
    return shown ? shown.lab.sentence(shown.frame) : '';
  });

  /** What the lab draws over the boxes. */
  readonly shapes = computed(() => {
    const shown = this.shown.value;
    return shown ? shown.lab.shapes(shown.frame) : [];
  });

  /** Whether boxes are being dragged: what they do then is not animated. */
  editing(): boolean {
    return this.stage.peek()?.tools.busy ?? false;
  }

  undo(): void {
    // During a drag there is nothing finished to take back.
    if (this.editing()) return;
    const label = this.store.undo();
    if (label) this.announcement.value = say(documentText).undone(label);
  }

  redo(): void {
    if (this.editing()) return;
    const label = this.store.redo();
    if (label) this.announcement.value = say(documentText).redone(label);
  }

  /** Changes options of the present lab. */
  change(patch: object): void {
    const id = this.labId.peek();
    this.optionsOfLabs.value = {
      ...this.optionsOfLabs.peek(),
      [id]: { ...this.options.peek(), ...patch },
    };
  }

  /** Shows a lab, once it is there, with these of its options changed. */
  async showLab(id: string, patch: object = {}): Promise<void> {
    if (!(await this.#loadLab(id)) || id === this.labId.peek()) return;
    batch(() => {
      this.player.pause();
      this.labId.value = id;
      this.change(patch);
    });
  }

  /** Shows the lab of a tab that was shown last, at first its first one. */
  async showTab(tab: TabId): Promise<void> {
    if (tab === entryOf(this.labId.peek()).tab) return;
    const id = this.#lastOf.get(tab) ?? labs.find((entry) => entry.tab === tab)?.id;
    if (id) await this.showLab(id);
  }

  /** Fetches the prepared scenes; says so if that fails. */
  async showGallery(): Promise<void> {
    try {
      await loadGallery();
    } catch (error) {
      this.missing(error);
    }
  }

  /** Says that a part of the page could not be fetched. */
  missing(error: unknown): void {
    this.notice.value = { kind: 'trouble', trouble: 'noLab', message: String(error) };
  }

  /** Opens a prepared scene in place of the document; undo brings that back. */
  async openScene(scene: Scene): Promise<void> {
    if (!(await this.#loadLab(scene.lab))) return;
    batch(() => {
      this.player.pause();
      this.clearFilter();
      this.store.importImages(documentOfScene(scene), 'replace');
      this.#enterScene(scene);
    });
  }

  /** Puts another image on screen and starts its run at the beginning. */
  showImage(id: number): void {
    this.player.pause();
    if (!this.lab.peek().imageOf) this.session.openAt('start');
    this.store.showImage(id);
  }

  /** The image before (-1) or behind (1) the one on screen, of those that are leafed through; null at the end. */
  imageBeside(step: 1 | -1): ImageEntry | null {
    const images = this.images.value;
    const id = this.store.currentImageId.value;
    const at = images.findIndex((image) => image.id === id);
    if (at >= 0) return images[at + step] ?? null;
    // A filter left nothing of the image on screen.
    const all = this.store.document.value.images;
    const listed = new Set(images.map((image) => image.id));
    for (let i = imageIndex(this.store.document.value, id) + step; all[i]; i += step) {
      const image = all[i];
      if (image && listed.has(image.id)) return image;
    }
    return null;
  }

  stepImage(step: 1 | -1): boolean {
    const image = this.imageBeside(step);
    if (image) this.showImage(image.id);
    return image !== null;
  }

  /** Changes which boxes are shown and run on. An image of which none are left goes off the screen. */
  async setFilter(patch: Partial<BoxFilter>): Promise<void> {
    const filter = { classNames: null, minScore: null, ...this.filter.peek(), ...patch };
    if (filter.classNames === null && filter.minScore === null) return this.clearFilter();
    this.#stopFiltering?.abort();
    const stop = new AbortController();
    this.#stopFiltering = stop;
    this.filter.value = filter;
    try {
      const { Filtering } = await import('../document/filter');
      const on = await Filtering.on(this.store.document.peek(), filter, stop.signal);
      if (stop.signal.aborted) return;
      this.player.pause();
      this.#filtering.value = on;
      const image = this.imageBeside(1) ?? this.imageBeside(-1);
      const isLeft = this.imageShown.peek().boxes.ids.length > 0;
      if (!isLeft && image) this.showImage(image.id);
    } catch (error) {
      if (stop.signal.aborted) return;
      this.filter.value = null;
      this.missing(error);
    }
  }

  clearFilter(): void {
    this.#stopFiltering?.abort();
    batch(() => {
      this.filter.value = null;
      this.#filtering.value = null;
    });
  }

  /** What is hidden is not selected; and a filter goes with the document that it was made for. */
  #followFilter(): void {
    effect(() => {
      const filtered = this.filtered.value;
      if (this.#filtering.value && !filtered) this.clearFilter();
      if (!filtered) return;
      const { boxes } = this.imageShown.value;
      const selected = [...this.store.selection()];
      const left = selected.filter((id) => rowOf(boxes, id) >= 0);
      if (left.length < selected.length) this.store.select(left);
    });
  }

  /** What the person chose on the canvas or in the table, in that order. */
  selectionChosen(ids: ArrayLike<number>): void {
    const patch = this.lab.peek().onSelection?.(ids, this.options.peek(), this.input.peek());
    if (patch) this.change(patch);
    // In a lab that decides about each box, choosing one asks what became of it.
    const { 0: id, length } = ids;
    const boxes = this.shown.peek()?.frame.boxes ?? this.imageShown.peek().boxes;
    const row = id === undefined || length > 1 ? -1 : rowOf(boxes, id);
    if (row >= 0 && !this.lab.peek().onSelection) this.find([row]);
  }

  /** Goes to where a box's fate was decided or a pair was compared. */
  find(subject: Subject): void {
    this.player.pause();
    void this.session.find(subject);
  }

  /** Goes to an event, numbered over the whole run. */
  seek(position: number): void {
    this.player.pause();
    this.session.seek(position);
  }

  /** Prints this moment on a sheet of its own; says so if what makes that cannot be fetched. */
  async print(): Promise<void> {
    try {
      await (await import('../saving/print')).printPage(this);
    } catch (error) {
      this.missing(error);
    }
  }

  /** Opens files, folders or text in place of the document, or of what they were opened as before. */
  async open(wanted: Wanted, settings?: ReadSettings, before?: OpenOutcome): Promise<void> {
    if (this.store.locked) return;
    this.#stopOpening?.abort();
    const stop = new AbortController();
    this.#stopOpening = stop;
    this.player.pause();
    const show = (state: Partial<OpeningState>) => {
      if (!stop.signal.aborted) this.opening.value = { progress: null, asked: null, ...state };
    };
    show({});
    try {
      const { openWanted } = await import('../opening/open');
      const outcome = await openWanted(wanted, {
        ...{ store: this.store, pictures: this.pictures, signal: stop.signal },
        ...(settings && { settings }),
        onProgress: (progress) => show({ progress }),
        onQuestion: (question) => new Promise((answer) => show({ asked: { question, answer } })),
        beforeChange: (what) => {
          this.clearFilter();
          for (let step = 0; step < (before?.undoSteps ?? 0); step++) this.store.undo();
          if (what === 'boxes') this.session.openAt('start');
        },
      });
      if (stop.signal.aborted) return;
      const document = this.store.document.peek();
      const again = (other: ReadSettings) => void this.open(wanted, other, outcome);
      this.notice.value = { kind: 'opened', outcome, document, again };
    } catch (error) {
      if (stop.signal.aborted) return;
      this.notice.value = {
        kind: 'trouble',
        trouble: error instanceof EngineLost ? 'noReader' : 'noLab',
        message: String(error),
      };
    } finally {
      if (this.#stopOpening === stop) this.opening.value = null;
    }
  }

  cancelOpening(): void {
    this.#stopOpening?.abort();
    this.opening.value = null;
  }

  /** Whether the lab is there and no other was asked for in the meantime. */
  async #loadLab(id: string): Promise<boolean> {
    this.#wantedLab = id;
    try {
      await loadLab(id);
    } catch (error) {
      this.missing(error);
      return false;
    }
    return this.#wantedLab === id;
  }

  #enterScene(scene: Scene): void {
    this.labId.value = scene.lab;
    const options = sceneOptions(scene, this.store.boxes(), labOf(scene.lab).defaults);
    this.optionsOfLabs.value = { ...this.optionsOfLabs.peek(), [scene.lab]: options };
    const document = this.store.document.peek();
    const image = this.store.currentImageId.peek();
    this.scenes.value = new Map(this.scenes.peek()).set(image, { scene, document });
    this.session.openAt('start');
  }

  /** The engine was replaced. The document was never in it; the session opens its run again. */
  #lost(trouble: Trouble, message: string): void {
    this.notice.value = { kind: 'trouble', trouble, message };
  }
}

/** What the lab's panels and its own picture are given. */
export function panelProps(app: App, { frame }: ShownFrame): PanelProps<object, unknown, unknown> {
  return {
    frame,
    engine: app.engine,
    change: (patch) => app.change(patch),
    goTo: (lab, options) => void app.showLab(lab, options),
    find: (subject) => app.find(subject),
    seek: (position) => app.seek(position),
  };
}

/** The subject's rows in other columns, where its boxes are still there. */
function sameBoxes(subject: Subject | null, before: Boxes, now: Boxes): Subject | null {
  const rows = subject?.map((row) => rowOf(now, before.ids[row] ?? -1)) ?? [];
  const [item, other] = rows;
  if (item === undefined || rows.includes(-1)) return null;
  return other === undefined ? [item] : [item, other];
}
