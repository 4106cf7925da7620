/** Pieces of the calls that run a lab's listings. */

/** A number as Rust's f64 literals are written. */
export function rustFloat(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Arguments, of which those that are false go without saying. */
export function stated(parts: readonly (string | false | null)[]): string {
  return parts.filter(Boolean).join(', ');
}

/** Options as a Rust struct with these fields and defaults for the rest. */
export function rustOptions(name: string, fields: readonly (string | false | null)[]): string {
  return `${name} { ${stated([...fields, `..${name}::default()`])} }`;
}
