/** What `scripts/listings.mjs` cuts out of the sources at build time: a module for each name. */
declare module 'virtual:listings/*' {
  /** Code that runs, as it is shown to a person. */
  export interface Listing {
    /** Lines separated by `\n`, the outermost indented by nothing, without a line break at the end. */
    readonly code: string;
    /** The lines that carry a tag, counted from 0, rising. */
    readonly marks: Readonly<Record<string, readonly number[]>>;
  }

  /** By language, such as `rust`; not all languages need have it. */
  export type Listings = Readonly<Record<string, Listing>>;

  const listings: Listings;
  export default listings;
}
