// A small server for the built site, for this machine alone.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { Failure, root } from './process.mjs';

const types = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  // Browsers compile WebAssembly while it still arrives only under its own type.
  ['.wasm', 'application/wasm'],
  ['.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['.woff2', 'font/woff2'],
]);

/**
 * The file that an address means, or null if it means none that is served.
 *
 * @param {string} folder absolute
 * @param {string} base
 * @param {string} address path of the request, with or without a query
 */
function fileFor(folder, base, address) {
  let name;
  try {
    name = decodeURIComponent(address.replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
  if (!name.startsWith(base) || /[\\\0]/.test(name)) return null;
  const parts = name.slice(base.length).split('/');
  // Refuses '..' and hidden files alike.
  if (parts.some((part) => part.startsWith('.'))) return null;
  if (parts.at(-1) === '') parts[parts.length - 1] = 'index.html';
  return path.join(folder, ...parts);
}

/**
 * @param {string} folder
 * @param {string} base
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, base, request, response) {
  const { method, url = '/' } = request;
  /** @type {(status: number, words: string, headers?: Record<string, string>) => void} */
  const refuse = (status, words, headers = {}) => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
    response.end(`${words}\n`);
  };
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'Only GET and HEAD are answered.');
  if (base !== '/' && `${url}/` === base) return refuse(308, base, { location: base });
  const file = fileFor(folder, base, url);
  const bytes = file === null ? null : await readFile(file).catch(() => null);
  if (file === null || bytes === null) return refuse(404, 'There is no such file.');

  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  // Asked for again each time, and sent again only if changed: a rebuilt site shows at once.
  const headers = { etag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'content-type': types.get(path.extname(file)) ?? 'application/octet-stream',
    'content-length': bytes.length,
  });
  response.end(method === 'HEAD' ? undefined : bytes);
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<boolean>} false if the port is taken
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
}

/**
 * Serves a folder of files until closed.
 *
 * @param {object} [options]
 * @param {string} [options.folder] from the project's root; `dist` if not given
 * @param {string} [options.base] the path under which the files appear, from `/` to `/`
 * @param {number} [options.port] the first port to try: if it is taken, the next ones are. Any free
 *   port if not given.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends with the base
 */
export async function serve({ folder = 'dist', base = '/', port = 0 } = {}) {
  const full = path.resolve(root, folder);
  for (let attempt = port; attempt < port + 100; attempt += 1) {
    const server = createServer((request, response) => {
      answer(full, base, request, response).catch(() => response.destroy());
    });
    if (!(await listen(server, attempt))) continue;
    const address = server.address();
    const open = typeof address === 'object' && address !== null ? address.port : attempt;
    return {
      url: `http://127.0.0.1:${open}${base}`,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  }
  throw new Failure(`No port from ${port} to ${port + 99} is free.`);
}
