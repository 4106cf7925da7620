import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../scripts/serve.mjs';

type Server = Awaited<ReturnType<typeof serve>>;

const parent = mkdtempSync(path.join(tmpdir(), 'boxstep-serve-'));
const folder = path.join(parent, 'dist');
let server: Server;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  mkdirSync(path.join(folder, '.vite'));
  writeFileSync(path.join(parent, 'secret.txt'), 'secret');
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(folder, '.vite', 'manifest.json'), '{}');
  writeFileSync(path.join(folder, 'assets', 'a b.js'), 'export {};');
  writeFileSync(path.join(folder, 'assets', 'engine.wasm'), new Uint8Array([0, 97, 115, 109]));
  writeFileSync(path.join(folder, 'assets', 'scene.svg'), '<svg/>');
  server = await serve({ folder, base: '/sub/path/' });
});

afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true, force: true });
});

/** Sends a path as it is; fetch would tidy up its dots first. */
function statusOf(rawPath: string): Promise<number | undefined> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: rawPath }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
}

describe('serve', () => {
  it.each([
    ['', 'text/html; charset=utf-8'],
    ['?query', 'text/html; charset=utf-8'],
    ['assets/a%20b.js', 'text/javascript; charset=utf-8'],
    ['assets/engine.wasm', 'application/wasm'],
    ['assets/scene.svg', 'image/svg+xml; charset=utf-8'],
  ])('serves %j as %s', async (name, type) => {
    const response = await fetch(`${server.url}${name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
  });

  it('sends a file again only if it has changed', async () => {
    const file = path.join(folder, 'changing.txt');
    writeFileSync(file, 'one');
    const url = `${server.url}changing.txt`;
    const first = await fetch(url);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await fetch(url, { headers })).status).toBe(304);
    writeFileSync(file, 'two');
    const second = await fetch(url, { headers });
    expect(second.status).toBe(200);
    expect(await second.text()).toBe('two');
  });

  it.each([
    '/sub/path/../../secret.txt',
    '/sub/path/..%2f..%2fsecret.txt',
    '/sub/path/%2e%2e/%2e%2e/secret.txt',
    '/sub/path/..\\..\\secret.txt',
    '/sub/path/.vite/manifest.json',
    '/sub/path/%00',
    '/sub/path/%zz',
    '/sub/path/missing.js',
    '/sub/path/assets',
    '/index.html',
    '/',
  ])('does not serve %s', async (rawPath) => {
    expect(await statusOf(rawPath)).toBe(404);
  });

  it('leads from the sub-path without its slash to the one with it', async () => {
    const response = await fetch(server.url.slice(0, -1), { redirect: 'manual' });
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/sub/path/');
  });

  it('answers nothing but GET and HEAD', async () => {
    expect((await fetch(server.url, { method: 'POST' })).status).toBe(405);
    const head = await fetch(server.url, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('15');
    expect(await head.text()).toBe('');
  });

  it('takes the next port where one is taken', async () => {
    const taken = Number(new URL(server.url).port);
    const other = await serve({ folder, port: taken });
    const port = Number(new URL(other.url).port);
    await other.close();
    expect(port).toBeGreaterThan(taken);
    expect(port).toBeLessThan(taken + 100);
  });
});
