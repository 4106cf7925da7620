// The content security policy of the built page, and of the page in one file.
import { createHash } from 'node:crypto';

/** The one way to make the address of a script: www/offline/own-script.ts. */
const trustedTypes = ["require-trusted-types-for 'script'", 'trusted-types boxstep'];
const pictures = "img-src 'self' blob: data:";
const nothingElse = ["base-uri 'none'", "form-action 'none'", ...trustedTypes];

/**
 * What the page of the site may load and do: its own files, and the pictures that a person opens
 * (blob:). WebAssembly is compiled in workers alone, which follow the policy that their own script
 * was sent with, so the page needs no 'wasm-unsafe-eval'.
 */
export const sitePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  pictures,
  "style-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  ...nothingElse,
].join('; ');

/** @param {string} text */
function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * The same for the page in one file, which may load nothing at all, not even from where it lies.
 * Its workers are made of text that is in it, and such a worker follows its page's policy.
 *
 * @param {{ script: string, style: string }} inline contents of its one script and its one style
 */
export function singlePolicy({ script, style }) {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    'img-src blob: data:',
    `style-src ${hashOf(style)}`,
    ...nothingElse,
  ].join('; ');
}
