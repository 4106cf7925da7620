import { expect, test } from 'vitest';
import { type Embedding, embedCode, embeddingOf, embedQuery } from '../../../www/keeping/embed';

test('what the query says is read back, and words that mean nothing are passed over', () => {
  const all: Embedding[] = [
    { hide: [], autoplay: false, theme: null },
    { hide: ['header', 'editing'], autoplay: true, theme: 'dark' },
    { hide: ['options', 'panels', 'player'], autoplay: false, theme: 'light' },
  ];
  for (const embedding of all) expect(embeddingOf(embedQuery(embedding))).toEqual(embedding);
  expect(embeddingOf('')).toBeNull();
  expect(embeddingOf('?hide=header')).toBeNull();
  expect(embeddingOf('?embed&hide=header,<b>,player&theme=pink')).toEqual({
    hide: ['header', 'player'],
    autoplay: false,
    theme: null,
  });
});

test('an address of any letters stays within its attribute', () => {
  const code = embedCode('https://x.test/?a=1&b="><script>alert(1)</script>', {
    width: '100%',
    height: 520,
    title: 'A "title" & <more>',
  });
  expect(code.match(/[<>]/g)).toEqual(['<', '>', '<', '>']);
  expect(code).toContain('src="https://x.test/?a=1&amp;b=&quot;&gt;&lt;script&gt;');
  expect(code).toContain('title="A &quot;title&quot; &amp; &lt;more&gt;"');
});
