// `npm run browsers`: opens the built site and the page in one file in Chromium, Firefox and WebKit,
// goes through every lab with every scene, and compares what the engine told, to the last bit.
// `-- --require` fails if one of them is not installed; `-- --shots` leaves pictures in shots/.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { chromiumKind } from './browsers/chromium.mjs';
import { firefoxKind } from './browsers/firefox.mjs';
import { webkitKind } from './browsers/webkit.mjs';
import { buildSite, builtSingle } from './build.mjs';
import { command, Failure, root } from './process.mjs';
import { serve } from './serve.mjs';
import { setup } from './setup.mjs';
import { buildPageModules } from './wasm.mjs';

const kinds = [chromiumKind, firefoxKind, webkitKind];

/** What `read` reads, and how many boxes that is. */
const LIST = '10 10 50 60 0.9\\n12 12 52 62 0.8\\n80 10 120 60 0.7';
const BOXES = 3;

/** @typedef {import('../www/testing/watched.js').Case} Case */
/** @typedef {import('../www/testing/watched.js').Watched} Watched */

/** @param {Case} one */
const nameOf = ({ lab, scene }) => `${lab} on ${scene ?? 'what is open'}`;

/**
 * Goes through all labs in a page.
 *
 * @param {import('./browsers/browser.js').Browser} browser
 * @param {string} url
 * @param {string | null} shots beginning of the names of pictures
 * @returns {Promise<Watched[]>}
 */
async function goThrough(browser, url, shots) {
  await browser.goto(`${url}?test`);
  for (let attempt = 0; !(await browser.evaluate("'boxstepTest' in window")); attempt += 1) {
    if (attempt === 300) throw new Failure('the page does not start');
    await sleep(100);
  }
  const cases = /** @type {Case[]} */ (await browser.evaluate('boxstepTest.cases()'));
  const all = [];
  for (const one of cases) {
    all.push(
      /** @type {Watched} */ (await browser.evaluate(`boxstepTest.watch(${JSON.stringify(one)})`)),
    );
    // One picture of each lab.
    if (shots !== null && all.at(-2)?.lab !== one.lab) {
      await browser.screenshot(`${shots}-${one.lab}.png`);
    }
  }
  const read = await browser.evaluate(`boxstepTest.read('${LIST}')`);
  if (read !== BOXES) throw new Failure(`of ${BOXES} boxes in a list ${read} were read`);
  const troubles = /** @type {string[]} */ (await browser.evaluate('boxstepTest.troubles()'));
  if (troubles.length > 0) throw new Failure(`the page reports ${troubles.join('; ')}`);
  return all;
}

/**
 * @param {readonly Watched[]} expected
 * @param {readonly Watched[]} found
 * @returns {string[]} what differs
 */
function differences(expected, found) {
  const rest = new Map(found.map((each) => [nameOf(each), each]));
  const differing = expected.flatMap((each) => {
    const other = rest.get(nameOf(each));
    rest.delete(nameOf(each));
    if (!other) return [`${nameOf(each)} is missing`];
    return /** @type {const} */ (['events', 'hash', 'said'])
      .filter((key) => each[key] !== other[key])
      .map((key) => `${nameOf(each)}: ${key} is ${other[key]} and not ${each[key]}`);
  });
  return [...differing, ...[...rest.keys()].map((name) => `${name} is not in the first browser`)];
}

await command(import.meta.url, async () => {
  const options = process.argv.slice(2);
  const unknown = options.find((option) => !['--require', '--shots'].includes(option));
  if (unknown !== undefined) {
    throw new Failure(`${unknown} is not an option; --require and --shots are.`);
  }
  await setup();
  await buildPageModules();
  await buildSite();
  const folder = path.join(root, 'shots');
  await mkdir(folder, { recursive: true });

  const site = await serve({ base: '/boxstep/' });
  const pages = [
    { what: 'the site', id: 'site', url: site.url },
    {
      what: 'the page in one file, from disk',
      id: 'file',
      url: pathToFileURL(path.join(root, builtSingle)).href,
    },
  ];
  /** @type {Watched[] | null} */
  let first = null;
  /** @type {string[]} */
  const failures = [];
  try {
    for (const kind of kinds) {
      const missing = kind.missing();
      if (missing !== null) {
        console.log(`${kind.name}: not run, there is ${missing}.`);
        if (options.includes('--require')) failures.push(`${kind.name}: there is ${missing}`);
        continue;
      }
      const browser = await kind.open();
      try {
        for (const { what, id, url } of pages) {
          const shots = options.includes('--shots')
            ? path.join(folder, `${kind.name.toLowerCase()}-${id}`)
            : null;
          try {
            const found = await goThrough(browser, url, shots);
            first ??= found;
            const differing = differences(first, found);
            const events = found.reduce((sum, each) => sum + each.events, 0);
            console.log(
              `${kind.name}, ${what}: ${found.length} runs, ${events} events, ` +
                `${differing.length === 0 ? 'all as expected' : `${differing.length} differences`}.`,
            );
            failures.push(...differing.map((each) => `${kind.name}, ${what}: ${each}`));
          } catch (error) {
            const words = error instanceof Error ? error.message : String(error);
            failures.push(`${kind.name}, ${what}: ${words}`);
          }
        }
      } finally {
        await browser.close();
      }
    }
  } finally {
    await site.close();
  }
  if (failures.length > 0) throw new Failure(failures.join('\n'));
});
