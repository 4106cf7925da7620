// The code listings of the page, cut out of the source files that run.
//
// In a source file, comment lines `listing: <name>` and `end listing` enclose a region; regions of
// one name in one file are joined with a blank line. Inside a region
// - a trailing comment `@tag` or `@tag other` marks its line with those tags and is removed; alone on
//   a line it marks the line above, since formatters move what follows a `{` down there;
// - a line with the tag `@hide` is left out;
// - a statement that begins with `observer.on(` is left out: it announces a step, it does none.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('virtual:listings/*').Listing} Listing */

const start = /^\s*(?:\/\/|#)\s*listing:(.*)$/;
const end = /^\s*(?:\/\/|#)\s*end listing\s*$/;
const validName = /^[\w-]+(?:\.[\w-]+)*$/;
const trailingTags = /\s*(?:\/\/|#)\s*@([\w-]+(?:\s+[\w-]+)*)\s*$/;
// rustfmt may put `.on(` on a line of its own.
const announcement = /^\s*observer(?:\.on\(|$)/;

/**
 * How many more parentheses a line opens than it closes, not counting those in texts and comments.
 *
 * @param {string} line
 */
function openedParentheses(line) {
  const code = line.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])'|\/\/.*$/g, '');
  return code.split('(').length - code.split(')').length;
}

/**
 * One region of a file, as the page shows it.
 *
 * @param {readonly string[]} lines those between the two marker lines
 * @param {(message: string, offset: number) => never} fail `offset` counts in `lines`
 * @returns {{ lines: string[], marks: [tag: string, line: number][] }}
 */
function cut(lines, fail) {
  /** @type {string[]} */
  const kept = [];
  /** @type {[string, number][]} */
  const marks = [];
  // Parentheses of an announcement that are still open, or null outside one.
  /** @type {number | null} */
  let open = null;
  let announcedAt = 0;
  // Where the last line of code was kept.
  let keptAt = Number.NaN;
  lines.forEach((line, offset) => {
    const tags = trailingTags.exec(line)?.[1]?.split(/\s+/) ?? [];
    const code = line.replace(trailingTags, '').trimEnd();
    if (open === null && announcement.test(code)) {
      open = 0;
      announcedAt = offset;
    }
    if (open !== null || tags.includes('hide')) {
      const lost = tags.find((tag) => tag !== 'hide');
      if (lost !== undefined) fail(`@${lost} marks a line that is left out`, offset);
      if (open === null) return;
      open += openedParentheses(code);
      if (open <= 0 && code.trim() !== 'observer') {
        if (!code.endsWith(');')) fail('observer.on( must be a statement ending with );', offset);
        open = null;
      }
      return;
    }
    const alone = code === '' && tags.length > 0;
    if (alone && keptAt !== offset - 1) fail(`@${tags[0]} marks no code`, offset);
    for (const tag of tags) marks.push([tag, alone ? kept.length - 1 : kept.length]);
    // What was left out may leave two blank lines together, or one at the top.
    if (alone || (code === '' && (kept.at(-1) ?? '') === '')) return;
    if (code !== '') keptAt = offset;
    kept.push(code);
  });
  if (open !== null) fail('observer.on( is not closed in this listing', announcedAt);
  while (kept.at(-1) === '') kept.pop();
  if (kept.length === 0) fail('the listing is empty', 0);
  const indents = kept.filter(Boolean).map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return { lines: kept.map((line) => line.slice(indent)), marks };
}

/**
 * The listings of one file.
 *
 * @param {string} file its name, for error messages
 * @param {string} source
 * @returns {Map<string, { listing: Listing, line: number }>} `line`, from 1, is that of its start
 */
export function cutListings(file, source) {
  /** @type {Map<string, { lines: string[], marks: Record<string, number[]>, line: number }>} */
  const found = new Map();
  /** @type {{ name: string, line: number, lines: string[] } | null} */
  let region = null;
  /** @type {(message: string, line: number) => never} */
  const fail = (message, line) => {
    throw new Error(`${file}:${line}: ${message}`);
  };

  for (const [index, text] of source.split(/\r?\n/).entries()) {
    const line = index + 1;
    const name = start.exec(text)?.[1]?.trim();
    if (name !== undefined) {
      if (region !== null) fail(`listing ${name} begins inside listing ${region.name}`, line);
      if (!validName.test(name)) fail(`'${name}' is no name for a listing`, line);
      region = { name, line, lines: [] };
    } else if (!end.test(text)) {
      region?.lines.push(text);
    } else if (region === null) {
      fail('end listing without a listing', line);
    } else {
      const first = region.line + 1;
      const part = cut(region.lines, (message, offset) => fail(message, first + offset));
      const whole = found.get(region.name) ?? { lines: [], marks: {}, line: region.line };
      if (whole.lines.length > 0) whole.lines.push('');
      for (const [tag, at] of part.marks) {
        whole.marks[tag] = [...(whole.marks[tag] ?? []), whole.lines.length + at];
      }
      whole.lines.push(...part.lines);
      found.set(region.name, whole);
      region = null;
    }
  }
  if (region !== null) fail(`listing ${region.name} has no end listing`, region.line);

  return new Map(
    [...found].map(([name, { lines, marks, line }]) => [
      name,
      { listing: { code: lines.join('\n'), marks }, line },
    ]),
  );
}

/**
 * Whether a file may hold listings: the Rust sources, and what each lab wrote in other languages.
 *
 * @param {string} file path from the project's root, with forward slashes
 */
export function holdsListings(file) {
  return /^src\/.*\.rs$/.test(file) || /^www\/labs\/[^/]+\/listing\.(py|js)$/.test(file);
}

/**
 * All listings of the project.
 *
 * @param {string} root the project's folder
 * @returns {{ listings: Record<string, Listing>, files: string[] }} `files` are those read
 */
export function readListings(root) {
  const files = ['src', 'www/labs']
    .map((folder) => path.join(root, folder))
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => path.relative(root, file).replaceAll(path.sep, '/'))
    .filter(holdsListings)
    .sort();

  /** @type {Record<string, Listing>} */
  const listings = {};
  /** @type {Record<string, string>} */
  const places = {};
  for (const file of files) {
    const cuts = cutListings(file, readFileSync(path.join(root, file), 'utf8'));
    for (const [name, { listing, line }] of cuts) {
      if (places[name] !== undefined) {
        throw new Error(`${file}:${line}: listing ${name} is also at ${places[name]}`);
      }
      places[name] = `${file}:${line}`;
      listings[name] = listing;
    }
  }
  return { listings, files };
}

/**
 * The Vite plugin that provides `virtual:listings/<name>`: what there is of that name, by language.
 * A module for each, so that a page loads the code of a lab with the lab.
 *
 * @returns {import('vite').Plugin}
 */
export function listingsPlugin() {
  const prefix = '\0virtual:listings/';
  let root = '';
  return {
    name: 'boxstep-listings',
    configResolved(config) {
      root = config.root;
    },
    resolveId(source) {
      return source.startsWith(prefix.slice(1)) ? `\0${source}` : undefined;
    },
    load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const name = id.slice(prefix.length);
      const { listings, files } = readListings(root);
      for (const file of files) this.addWatchFile(path.join(root, file));
      const found = Object.entries(listings).flatMap(([full, listing]) =>
        full.startsWith(`${name}.`) ? [[full.slice(name.length + 1), listing]] : [],
      );
      if (found.length === 0) this.error(`there is no listing ${name}`);
      return `export default ${JSON.stringify(Object.fromEntries(found))};`;
    },
  };
}
