/**
 * A WebAssembly module that the build put, compressed, into a script of the page in one file: what
 * fetching it would have answered.
 */
export function unpack(base64: string): Response {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const module = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(module, { headers: { 'content-type': 'application/wasm' } });
}
