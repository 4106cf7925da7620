/** The parts of the page that an embedded one may hide. */
export const HIDEABLE = ['header', 'options', 'panels', 'player', 'editing'] as const;

export type Hideable = (typeof HIDEABLE)[number];

/** What an embedded page is told by the query of its address: `?embed&hide=header,options&autoplay`. */
export interface Embedding {
  readonly hide: readonly Hideable[];
  readonly autoplay: boolean;
  /** Null: as the reader's system has it. */
  readonly theme: 'light' | 'dark' | null;
}

/** Null if the page is not embedded. Words that mean nothing are passed over. */
export function embeddingOf(query: string): Embedding | null {
  const given = new URLSearchParams(query);
  if (!given.has('embed')) return null;
  const named = (given.get('hide') ?? '').split(',');
  const theme = given.get('theme');
  return {
    hide: HIDEABLE.filter((part) => named.includes(part)),
    autoplay: given.has('autoplay'),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  };
}

/** The query that says so, with its `?`. */
export function embedQuery({ hide, autoplay, theme }: Embedding): string {
  const hidden = hide.length > 0 ? `&hide=${hide.join(',')}` : '';
  return `?embed${hidden}${theme ? `&theme=${theme}` : ''}${autoplay ? '&autoplay' : ''}`;
}

/** A frame for somebody else's page. */
export function embedCode(
  address: string,
  {
    width,
    height,
    title,
  }: { readonly width: string; readonly height: number; readonly title: string },
): string {
  const attributes = {
    src: address,
    title,
    width,
    height: String(height),
    style: 'border: 0',
    loading: 'lazy',
    allow: 'clipboard-write; fullscreen',
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${written.join(' ')}></iframe>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
