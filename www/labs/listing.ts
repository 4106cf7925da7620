import type { Listing, Listings } from 'virtual:listings/*';
import type { ListingLanguage } from './lab';

/** A lab's code in a language: of its listings those that there are, one after the other. */
export function listingOf(listings: readonly Listings[], language: ListingLanguage): Listing {
  const parts = listings.flatMap((each) => each[language] ?? []);
  const marks: Record<string, number[]> = {};
  let code = '';
  for (const part of parts) {
    // A blank line between two.
    if (code !== '') code += '\n\n';
    const above = code.split('\n').length - 1;
    code += part.code;
    for (const [tag, lines] of Object.entries(part.marks)) {
      marks[tag] = [...(marks[tag] ?? []), ...lines.map((line) => above + line)];
    }
  }
  return { code, marks };
}
