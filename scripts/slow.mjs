// The built site as it comes over a slow connection, for measuring a first visit.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { serve } from './serve.mjs';

/** The pieces that are sent one by one, so that files loaded at once share the connection. */
const PIECE = 8 * 1024;

/**
 * Serves `dist` gzipped, as sites are, all answers together at a rate and each after a delay. The
 * browser's own emulation of a network leaves out what workers fetch.
 *
 * @param {{ bytesPerSecond: number, delay: number }} connection delay in milliseconds
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveSlowly({ bytesPerSecond, delay }) {
  const site = await serve();
  let freeAt = 0;
  /** Waits until a piece has come through behind all that were sent before. @param {number} bytes */
  const through = async (bytes) => {
    freeAt = Math.max(freeAt, performance.now()) + (1000 * bytes) / bytesPerSecond;
    await wait(Math.max(0, freeAt - performance.now()));
  };
  const server = createServer(async (request, response) => {
    try {
      const answer = await fetch(new URL(request.url ?? '/', site.url));
      const bytes = gzipSync(new Uint8Array(await answer.arrayBuffer()));
      await wait(delay);
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? '',
        'content-encoding': 'gzip',
        'content-length': bytes.length,
      });
      for (let at = 0; at < bytes.length; at += PIECE) {
        const piece = bytes.subarray(at, at + PIECE);
        await through(piece.length);
        response.write(piece);
      }
      response.end();
    } catch {
      response.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await site.close();
    },
  };
}
