/**
 * A WebAssembly module that the build put, compressed, into a script of the page in one file.
 *
 * What a person opens from disk has an origin of its own there, in which WebKit reads no Blob.
 */
export function unpack(base64: string): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
