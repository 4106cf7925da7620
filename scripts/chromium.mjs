// Finds the Chromium in which the browser tests run.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { Failure } from './process.mjs';

const { env, platform } = process;

/** The browser that `npx playwright install chromium` put into Playwright's own cache. */
function playwrightChromium() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  } catch {
    return '';
  }
}

/** @returns {string[]} */
function usualPlaces() {
  if (platform === 'darwin') {
    return ['/Applications', path.join(env.HOME ?? '', 'Applications')].flatMap((folder) => [
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
      `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
    ]);
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder === undefined
        ? []
        : [
            path.join(folder, 'Chromium\\Application\\chrome.exe'),
            path.join(folder, 'Google\\Chrome\\Application\\chrome.exe'),
            path.join(folder, 'Microsoft\\Edge\\Application\\msedge.exe'),
          ],
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = [...(env.PATH ?? '').split(':'), '/usr/bin', '/snap/bin'];
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => `${folder}/${name}`));
}

/**
 * The program of a Chromium: the one that BOXSTEP_CHROMIUM names, else Playwright's own, else one
 * that the system has.
 *
 * @returns {string | null} null if there is none
 */
export function findChromium() {
  const chosen = env.BOXSTEP_CHROMIUM;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Failure(`BOXSTEP_CHROMIUM names ${chosen}, which does not exist.`);
  }
  return [playwrightChromium(), ...usualPlaces()].find((place) => existsSync(place)) ?? null;
}

/** Like `findChromium`, for whoever cannot go on without one. */
export function needChromium() {
  const found = findChromium();
  if (found !== null) return found;
  throw new Failure(
    'No Chromium was found: `npx playwright install chromium` gets one, as does the ' +
      "system's package manager; BOXSTEP_CHROMIUM can name one that is elsewhere.",
  );
}

/** What Playwright's `chromium.launch` needs here. */
export function launchOptions() {
  // Chromium refuses to start its sandbox as root, which is who containers and CI often are.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath: needChromium(), args };
}
