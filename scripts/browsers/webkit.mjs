// WebKit as Debian packages it: the MiniBrowser of WebKitGTK, driven through WebKitWebDriver by the
// W3C WebDriver protocol, on a screen that only Xvfb has.
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, start } from '../process.mjs';

/** @param {string} name */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find((place) => existsSync(place));
}

/** Debian has it beside the library that it shows, in a folder with the library's version. */
function findMiniBrowser() {
  for (const lib of ['/usr/lib', '/usr/libexec']) {
    if (!existsSync(lib)) continue;
    const folders = readdirSync(lib, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(lib, entry.name));
    for (const folder of [lib, ...folders]) {
      for (const version of ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0']) {
        const place = path.join(folder, version, 'MiniBrowser');
        if (existsSync(place)) return place;
      }
    }
  }
  return null;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Starts a screen, and tells its name once it is there. */
async function startScreen() {
  const args = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
  const xvfb = start('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const pipe = xvfb.child.stdio[3];
  /** @type {Promise<string>} */
  const number = new Promise((resolve, reject) => {
    pipe?.once('data', (data) => resolve(String(data).trim()));
    xvfb.child.once('close', () => reject(new Failure('Xvfb ended before it had a screen.')));
    xvfb.child.once('error', reject);
  });
  return { display: `:${await number}`, end: xvfb.end };
}

/**
 * A request of the WebDriver protocol.
 *
 * @param {string} url
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {object} [body]
 * @returns {Promise<any>} its value
 */
async function ask(url, method, body) {
  const answer = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Failure(`WebKit answers ${value.error}: ${value.message}`);
  return value;
}

/** @param {string} url of the driver */
async function untilReady(url) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const status = await ask(`${url}/status`, 'GET').catch(() => null);
    if (status?.ready) return;
    await sleep(100);
  }
  throw new Failure('WebKitWebDriver did not start.');
}

/** A call that waits for a promise, and for one that is rejected too. @param {string} expression */
function waiting(expression) {
  return `const done = arguments[arguments.length - 1];
    (async () => (${expression}))().then(
      (value) => done({ value }),
      (error) => done({ error: String(error) }),
    );`;
}

/** @type {import('./browser.js').Kind} */
export const webkitKind = {
  name: 'WebKit',
  missing() {
    if (!onPath('WebKitWebDriver')) return 'no WebKitWebDriver (webkit2gtk-driver)';
    if (findMiniBrowser() === null) return 'no MiniBrowser (webkit2gtk-driver)';
    return onPath('Xvfb') ? null : 'no Xvfb (xvfb)';
  },
  async open() {
    const screen = await startScreen();
    const port = await freePort();
    const env = {
      DISPLAY: screen.display,
      // Its sandbox needs what containers do not give, and it may be root that runs this.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      // There is no graphics card behind that screen.
      LIBGL_ALWAYS_SOFTWARE: '1',
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
    };
    const driver = start('WebKitWebDriver', [`--port=${port}`], { env });
    const url = `http://127.0.0.1:${port}`;
    const end = () => {
      driver.end();
      screen.end();
    };
    try {
      await untilReady(url);
      const options = { binary: findMiniBrowser(), args: ['--automation'] };
      const { sessionId } = await ask(`${url}/session`, 'POST', {
        capabilities: {
          alwaysMatch: {
            'webkitgtk:browserOptions': options,
            // A lab that is watched to its end is one call.
            timeouts: { script: 600_000, pageLoad: 120_000 },
          },
        },
      });
      const session = `${url}/session/${sessionId}`;
      await ask(`${session}/window/rect`, 'POST', { width: 1300, height: 840 });
      return {
        goto: (address) => ask(`${session}/url`, 'POST', { url: address }),
        async evaluate(expression) {
          const script = waiting(expression);
          const { value, error } = await ask(`${session}/execute/async`, 'POST', {
            script,
            args: [],
          });
          if (error !== undefined) throw new Failure(error);
          return value;
        },
        async screenshot(file) {
          await writeFile(file, Buffer.from(await ask(`${session}/screenshot`, 'GET'), 'base64'));
        },
        async close() {
          await ask(session, 'DELETE').catch(() => {});
          end();
        },
      };
    } catch (error) {
      end();
      throw error;
    }
  },
};
