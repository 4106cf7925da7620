import { nextTask } from '../document/tasks';
import { fromBase64Url, toBase64Url } from './base64url';

/** Letters that deflate to more than this are no link of ours; a bomb ends here. */
const MAX_BYTES = 3_000_000;

/** Milliseconds of work after which the page has its turn. */
const SLICE = 12;

/** Why letters could not be unpacked. */
export type PackProblem = 'damaged' | 'tooLarge';

/**
 * Text as compressed letters for an address: UTF-8, raw deflate (RFC 1951), base64url. Null if it
 * is more than `mostLetters`, or more than `unpacked` takes back.
 */
export async function packed(parts: Iterable<string>, mostLetters: number): Promise<string | null> {
  const { readable, writable } = new CompressionStream('deflate-raw');
  const out = collected(readable, Math.floor((mostLetters * 3) / 4));
  const encoder = new TextEncoder();
  const writer = writable.getWriter();
  let bytes = 0;
  let began = performance.now();
  for (const part of parts) {
    const encoded = encoder.encode(part);
    bytes += encoded.length;
    if (bytes > MAX_BYTES) break;
    await writer.write(encoded).catch(() => {});
    if (performance.now() - began < SLICE) continue;
    await nextTask();
    began = performance.now();
  }
  const fits = bytes <= MAX_BYTES;
  await (fits ? writer.close() : writer.abort()).catch(() => {});
  const found = await out.catch(() => null);
  return fits && found && found !== 'tooLarge' ? toBase64Url(found) : null;
}

/** The text that `packed` was given. */
export async function unpacked(letters: string): Promise<{ text: string } | PackProblem> {
  const bytes = fromBase64Url(letters);
  if (!bytes || bytes.length === 0) return 'damaged';
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const found = await collected(stream, MAX_BYTES);
    if (found === 'tooLarge') return found;
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(found) };
  } catch {
    return 'damaged';
  }
}

/** All bytes of a stream; stops reading as soon as they are too many. */
async function collected(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  most: number,
): Promise<Uint8Array | 'tooLarge'> {
  const reader = stream.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(() => {});
      return 'tooLarge';
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
