/**
 * The page as one file, made by `npm run build:single`: scripts of workers are in it as text, each
 * in a `<script type="text/plain">` with its file's name, since a page opened from disk may load no
 * other file.
 */
export const isSingleFile = import.meta.env.MODE === 'single';

/**
 * Whether workers can read a person's files. In a page that was opened from disk, WebKit lets none.
 */
export function workersReadFiles(): boolean {
  const fromDisk = isSingleFile && location.protocol === 'file:';
  return !(fromDisk && navigator.vendor.startsWith('Apple'));
}

const urls = new Map<string, string>();
let unchanged = '';

/** To be called before anything changes the page, so that it can be saved as it came. */
export function keepUnchanged(): void {
  if (isSingleFile) unchanged = document.documentElement.outerHTML;
}

/** The page's own file, as it was before it ran. */
export function ownFile(): Blob {
  return new Blob(['<!doctype html>\n', unchanged], { type: 'text/html' });
}

/** A blob: address of a script that is in the page; null if none of that name is. */
export function embeddedScript(address: string): string | null {
  if (!isSingleFile) return null;
  const name = address.slice(address.lastIndexOf('/') + 1);
  const known = urls.get(name);
  if (known) return known;
  const element = document.querySelector(`script[data-file="${CSS.escape(name)}"]`);
  if (!element) return null;
  const url = URL.createObjectURL(
    new Blob([element.textContent ?? ''], { type: 'text/javascript' }),
  );
  urls.set(name, url);
  return url;
}
