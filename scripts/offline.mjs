// The service worker of the built site: www/offline/service-worker with the list of what to keep.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { root } from './process.mjs';
import { singleFile } from './single.mjs';

const source = path.join(root, 'www/offline/service-worker/service-worker.ts');
/** Its file beside the page, from where it is in charge of the whole site. */
export const serviceWorkerName = 'service-worker.js';

/** The page is asked for by its folder: some servers lead from index.html to there. @param {string} file */
const urlOf = (file) => (file === 'index.html' ? './' : file);

/**
 * The service worker for a site as it lies in a folder.
 *
 * @param {string} folder absolute
 * @returns {Promise<string>} its script
 */
export async function serviceWorkerOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !name.startsWith('.') && name !== singleFile && name !== serviceWorkerName)
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name));
      const digest = createHash('sha256').update(bytes).digest('base64');
      return { url: urlOf(name), integrity: `sha256-${digest}` };
    });
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  const hash = createHash('sha256').update(JSON.stringify(files)).update(code);
  const list = JSON.stringify({ version: hash.digest('hex').slice(0, 16), files }, null, 1);
  return `const site = ${list};\n${code}`;
}

/**
 * Writes the service worker beside the site, once all that is in the site has been written.
 *
 * @returns {import('vite').Plugin}
 */
export function offlinePlugin() {
  let folder = '';
  return {
    name: 'boxstep-offline',
    apply: 'build',
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      async handler() {
        writeFileSync(path.join(folder, serviceWorkerName), await serviceWorkerOf(folder));
      },
    },
  };
}
