/** What a file is for, as far as its name says; its content has the last word. */
export type NameRole = 'picture' | 'archive' | 'names' | 'system' | 'boxes';

const PICTURES = /\.(jpe?g|png|webp|gif|bmp|avif|tiff?|ico|svg|heic|jfif)$/i;
/** Files that systems leave in folders and archives. */
const SYSTEM = /(^|\/)(__MACOSX\/|\.git\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.gitkeep$)/i;
/** classes.txt (LabelImg), obj.names (darknet), data.yaml (Ultralytics) and what they are renamed to. */
const NAMES =
  /(^|\/)((obj|coco|voc|custom|data|_?classes|classes|labels?|predefined_classes)\.(names|ya?ml)|_?(predefined_)?classes\.txt|labels?\.txt|names\.txt|class-descriptions[^/]*\.csv|[^/]+\.(names|ya?ml))$/i;
/** Text and data that can be told to be no archive without being looked at. */
const TEXT = /\.(txt|xml|json|jsonl|csv|tsv|md|yaml|yml|names|data|cfg|py)$/i;

export function roleOf(path: string, type: string): NameRole {
  if (SYSTEM.test(path)) return 'system';
  if (type.startsWith('image/') || PICTURES.test(path)) return 'picture';
  if (NAMES.test(path)) return 'names';
  return TEXT.test(path) ? 'boxes' : 'archive';
}

/** A spreadsheet or a document is an archive too, and none of files of boxes. */
export function isOffice(paths: readonly string[]): boolean {
  return paths.some((path) => path === '[Content_Types].xml' || path === 'mimetype');
}

/** Whether a path of an archive leads out of it, or to a place of the machine. */
export function leadsOut(path: string): boolean {
  return /^([a-z]:|\/)/i.test(path) || path.split('/').includes('..') || path.includes('\0');
}

/**
 * A list of pictures, one path a line, as darknet is trained from, or the file that names it: of no
 * use here, and no fault.
 */
export function isTrainingList(text: string): boolean {
  const lines = text.split('\n', 100).filter((line) => line.trim() !== '');
  if (lines.length === 0) return false;
  const isPath = (line: string) => PICTURES.test(line.trim());
  const isSetting = (line: string) => /^\s*(classes|train|valid|names|backup)\s*=/.test(line);
  return lines.every(isPath) || lines.every(isSetting);
}
