import type { Document } from '../document/document';
import type { FreshIds } from '../document/importing';
import { jsonParts } from '../document/save';
import { nextTask } from '../document/tasks';
import type { Language } from '../text/text';
import { packed, unpacked } from './packing';
import { type Fields, Invalid, natural, nullOr, oneOf, type Read, record } from './read';
import { readDocument } from './read-document';
import { type SceneOfImage, scenesOfImages, type View, viewFields } from './view';

/** Addresses of some browsers end at 2^20 characters. */
export const MAX_LINK = 1_000_000;

/**
 * What a link holds. In the address it is `#v1.` and the `packed` JSON of
 *
 *     { ...View, "language", "pictures": [{ "image", "scene" }], "document": { Boxstep's JSON } }
 *
 * with options of the present lab alone. `pictures` are those of prepared scenes; the person's own
 * are not in links. A link of version 1 opens for ever: fields may be added if a link without them
 * still means what it did; anything else is version 2.
 */
export interface LinkState extends View {
  readonly language: Language;
  readonly pictures: readonly SceneOfImage[];
  readonly document: Document;
}

/** `#scene=street&step=12&lang=zh`: a prepared scene as it is, which needs no more. */
export interface SceneLink {
  readonly scene: string;
  readonly place: number;
  readonly language: Language | null;
}

export type LinkProblem =
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'tooLarge' }
  /** Not what a link holds: an unknown lab, option or scene, or a number out of its range. */
  | { readonly kind: 'invalid'; readonly where: string };

export type Opened =
  | { readonly kind: 'state'; readonly state: LinkState }
  | { readonly kind: 'scene'; readonly link: SceneLink }
  | { readonly kind: 'problem'; readonly problem: LinkProblem };

const language = oneOf('en', 'zh');

/** The fragment that holds the state, with its `#`; null if it is too long for an address. */
export async function linkOf(state: LinkState): Promise<string | null> {
  if (numbersIn(state.options) > MOST_NUMBERS) return null;
  const letters = await packed(stateParts(state), MAX_LINK);
  return letters && `#v1.${letters}`;
}

/** Columns of more are not even written down: that alone would hold up the page. */
const MOST_NUMBERS = 300_000;

function numbersIn(value: unknown): number {
  if (value instanceof Float64Array) return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + numbersIn(each), 0);
}

function* stateParts({ document, ...rest }: LinkState): Generator<string> {
  yield `${JSON.stringify(rest, arraysAsLists).slice(0, -1)},"document":`;
  yield* jsonParts(document);
  yield '}';
}

function arraysAsLists(_: string, value: unknown): unknown {
  return value instanceof Float64Array ? [...value] : value;
}

export function sceneLinkOf({ scene, place, language }: SceneLink): string {
  const step = place > 0 ? `&step=${place}` : '';
  return `#scene=${encodeURIComponent(scene)}${step}${language ? `&lang=${language}` : ''}`;
}

/** What a fragment holds; null if it is none of ours. Ids are counted from `ids` on. */
export async function openLink(hash: string, ids: FreshIds): Promise<Opened | null> {
  const [, version, letters] = /^#v(\d{1,9})\.(.*)$/s.exec(hash) ?? [];
  if (version === undefined || letters === undefined) return openSceneLink(hash);
  if (version !== '1') return problem({ kind: 'newer' });
  if (letters.length > MAX_LINK) return problem({ kind: 'tooLarge' });
  const found = await unpacked(letters);
  if (typeof found === 'string') return problem({ kind: found });
  let json: unknown;
  try {
    json = JSON.parse(found.text);
  } catch {
    return problem({ kind: 'damaged' });
  }
  // Parsing and reading a large link are a task each.
  await nextTask();
  return validated(() => ({ kind: 'state', state: readState(json, ids) }));
}

function readState(json: unknown, ids: FreshIds): LinkState {
  const fields: Fields<LinkState> = {
    ...viewFields,
    language,
    pictures: scenesOfImages,
    document: (value) => readDocument(value, ids),
  };
  return record(fields)(json);
}

const place: Read<number> = (value) => natural()(Number(value ?? 0));

function openSceneLink(hash: string): Opened | null {
  const given = new URLSearchParams(hash.slice(1));
  const scene = given.get('scene');
  if (scene === null) return null;
  return validated(() => ({
    kind: 'scene',
    link: {
      scene,
      place: record({ step: place })({ step: given.get('step') }).step,
      language: record({ lang: nullOr(language) })({ lang: given.get('lang') }).lang,
    },
  }));
}

/** What was read, or where it is not what it has to be. */
function validated(read: () => Opened): Opened {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return problem({ kind: 'invalid', where: error.where });
  }
}

function problem(what: LinkProblem): Opened {
  return { kind: 'problem', problem: what };
}
