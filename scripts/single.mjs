// Makes the page one file: see www/offline/single.ts for how such a page runs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { singlePolicy } from './policy.mjs';
import { Failure, root } from './process.mjs';

export const singleFile = 'boxstep.html';

/**
 * Puts WebAssembly modules into the scripts that load them. They are the larger part of the file,
 * so they are compressed, which what a script inlines otherwise is not.
 *
 * @returns {import('vite').Plugin}
 */
export function embedModulesPlugin() {
  const address = "new URL('boxstep_bg.wasm', import.meta.url)";
  return {
    name: 'boxstep-embed-modules',
    enforce: 'pre',
    transform(code, id) {
      if (!/[/\\]\.cache[/\\]\w+[/\\]boxstep\.js$/.test(id)) return null;
      if (code.split(address).length !== 2) {
        throw new Failure(`${id} does not load its WebAssembly as it used to, by ${address}`);
      }
      const wasm = readFileSync(path.join(path.dirname(id), 'boxstep_bg.wasm'));
      const packed = gzipSync(wasm, { level: 9 }).toString('base64');
      const unpack = JSON.stringify(path.join(root, 'www/offline/unpack.ts'));
      return {
        code: `import { unpack } from ${unpack};\n${code.replace(address, `unpack('${packed}')`)}`,
        map: null,
      };
    },
  };
}

/**
 * A script's text as it can stand in HTML: nothing in it ends its element, or makes the end of its
 * element part of it. In JavaScript these are the same strings and patterns as before.
 *
 * @param {string} code
 */
function scriptText(code) {
  return code.replace(/<(?=\/script|script|!--)/gi, '\\x3c');
}

/**
 * Writes one HTML file in place of all files of the bundle.
 *
 * @returns {import('vite').Plugin}
 */
export function singleFilePlugin() {
  return {
    name: 'boxstep-single-file',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        /** @type {string[]} */
        const scripts = [];
        /** @type {string[]} */
        const styles = [];
        /** @type {string[]} */
        const workers = [];
        /** @type {[address: string, picture: string][]} */
        const icons = [];
        let html = '';
        for (const [name, file] of Object.entries(bundle)) {
          delete bundle[name];
          const text = file.type === 'chunk' ? file.code : String(file.source);
          if (name === 'index.html') html = text;
          else if (file.type === 'chunk') scripts.push(scriptText(text));
          else if (name.endsWith('.css')) styles.push(text);
          else if (name.endsWith('.js')) {
            const attributes = `type="text/plain" data-file="${path.posix.basename(name)}"`;
            workers.push(`<script ${attributes}>${scriptText(text)}</script>`);
          } else if (name.endsWith('.svg')) {
            const picture = Buffer.from(file.source);
            icons.push([`./${name}`, `data:image/svg+xml;base64,${picture.toString('base64')}`]);
          } else throw new Failure(`${name} has no place in the page as one file.`);
        }
        const [script, style] = [scripts.join(''), styles.join('')];
        if (scripts.length !== 1 || style.includes('</style')) {
          throw new Failure('The page in one file needs one script and one style.');
        }
        const policy = singlePolicy({ script, style }).replaceAll("'", '&#39;');
        const others =
          /^\s*<(?:script|link rel="(?:manifest|stylesheet|apple-touch-icon)")[^>]*>(?:<\/script>)?\n/gm;
        let kept = html.replace(others, '');
        for (const [address, picture] of icons) kept = kept.replace(address, picture);
        if (/(?:src|href)="(?!data:)/.test(kept)) throw new Failure('The page names another file.');
        const head = [
          `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
          `<style>${style}</style>`,
          ...workers,
          `<script type="module">${script}</script>`,
        ].join('\n');
        const [before, after, ...more] = kept.split('</head>');
        if (after === undefined || more.length > 0) throw new Failure('The page has no one head.');
        // The policy has to come before whatever it is about, and what it is about is all in `head`.
        const source = `${before}${head}\n</head>${after}`;
        this.emitFile({ type: 'asset', fileName: singleFile, source });
      },
    },
  };
}
