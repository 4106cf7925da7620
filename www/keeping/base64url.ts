/** Bytes as letters that an address may hold as they are (RFC 4648, section 5), without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  const parts: string[] = [];
  // As many arguments as every engine takes; a multiple of 3, so that parts can be joined.
  for (let start = 0; start < bytes.length; start += 24_576) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(start, start + 24_576))));
  }
  return parts.join('').replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes, or null if these are no such letters. */
export function fromBase64Url(letters: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(letters)) return null;
  try {
    const binary = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
