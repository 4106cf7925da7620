import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import metric from 'virtual:listings/anchors-metric';
import nms from 'virtual:listings/nms';
import { afterEach, describe, expect, it } from 'vitest';
import { cutListings, holdsListings, readListings } from '../../scripts/listings.mjs';

/** The only listing of a source. */
function only(source: string) {
  const found = [...cutListings('file.rs', source).values()];
  expect(found).toHaveLength(1);
  return found[0]?.listing;
}

describe('cutListings', () => {
  it('cuts what stands between the markers and moves it to the left', () => {
    const source = `
fn outer() {
    // listing: nms.rust
    for box in boxes {
        keep(box);
    }
    // end listing
}`;
    const code = 'for box in boxes {\n    keep(box);\n}';
    expect(cutListings('a.rs', source)).toEqual(
      new Map([['nms.rust', { listing: { code, marks: {} }, line: 3 }]]),
    );
  });

  it('reads Python comments, and both kinds of line ends', () => {
    const source = '# listing: nms.python\r\nkeep = []  # @pick\r\n# end listing\r\n';
    expect(only(source)).toEqual({ code: 'keep = []', marks: { pick: [0] } });
  });

  it('takes tags off their lines, several of one line and one of several lines', () => {
    const source = `
// listing: a
let i = next(); // @pick
compare(i); // @compare pick
done(); // not a tag, a comment
// end listing`;
    expect(only(source)).toEqual({
      code: 'let i = next();\ncompare(i);\ndone(); // not a tag, a comment',
      marks: { pick: [0, 1], compare: [1] },
    });
  });

  it('lets a tag alone on its line mark the line above', () => {
    const source = `
// listing: a
if (exceeds(overlap)) {
  // @compare
  continue; // @suppressed
}
// end listing`;
    expect(only(source)).toEqual({
      code: 'if (exceeds(overlap)) {\n  continue;\n}',
      marks: { compare: [0], suppressed: [1] },
    });
  });

  it('leaves out an announcement whose method stands on the next line', () => {
    const source = `
// listing: a
    first();
    observer
        .on(&state, Event::Picked(1));
    second();
// end listing`;
    expect(only(source)?.code).toBe('first();\nsecond();');
  });

  it('keeps documentation comments and attributes', () => {
    const source = '// listing: a\n/// Keeps the best.\n#[must_use]\nfn keep() {}\n// end listing';
    expect(only(source)?.code).toBe('/// Keeps the best.\n#[must_use]\nfn keep() {}');
  });

  it('leaves out hidden lines and announcements, and no blank lines for them', () => {
    const source = `
// listing: a
    // why // @hide
    first();

    observer.on(&state, Event::Picked(1));

    second();
    observer.on(
        &state,
        Event::Compared { text: ") never; closes (", sign: ')' }, // (((
    );
    third(); // @third
    observer.on(&state, Event::Done(f(2)));
// end listing`;
    expect(only(source)).toEqual({
      code: 'first();\n\nsecond();\nthird();',
      marks: { third: [3] },
    });
  });

  it('joins regions of one name with a blank line and counts marks on', () => {
    const source = `
// listing: a
fn one() {} // @one
// end listing
fn between() {}
mod inner {
    // listing: a
    fn two() {
        go(); // @go one
    }
    // end listing
}`;
    expect(only(source)).toEqual({
      code: 'fn one() {}\n\nfn two() {\n    go();\n}',
      marks: { one: [0, 3], go: [3] },
    });
  });

  it('tells listings of different names apart', () => {
    const source = '// listing: a\n1\n// end listing\n// listing: b\n2\n// end listing';
    const found = cutListings('x.js', source);
    expect([...found].map(([name, { listing }]) => [name, listing.code])).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  it.each([
    ['unclosed', 'x\n// listing: a\ny', 'f.rs:2: listing a has no end listing'],
    ['never opened', 'x\n// end listing', 'f.rs:2: end listing without a listing'],
    ['nested', '// listing: a\n// listing: b', 'f.rs:2: listing b begins inside listing a'],
    ['without a name', '// listing:', "f.rs:1: '' is no name for a listing"],
    ['badly named', '// listing: a b', "f.rs:1: 'a b' is no name for a listing"],
    ['empty', '\n// listing: a\n\n// end listing', 'f.rs:3: the listing is empty'],
    ['only hidden', '// listing: a\nx // @hide\n// end listing', 'f.rs:2: the listing is empty'],
    [
      'tag on a hidden line',
      '// listing: a\nx\ny // @hide pick\n// end listing',
      'f.rs:3: @pick marks a line that is left out',
    ],
    [
      'tag on an announcement',
      '// listing: a\nx\nobserver.on(\n  &state, // @pick\n);\n// end listing',
      'f.rs:4: @pick marks a line that is left out',
    ],
    [
      'tag with no line above',
      '// listing: a\n// @pick\nx\n// end listing',
      'f.rs:2: @pick marks no code',
    ],
    [
      'tag under a blank line',
      '// listing: a\nx\n\n// @pick\ny\n// end listing',
      'f.rs:4: @pick marks no code',
    ],
    [
      'tag under a line that is left out',
      '// listing: a\nx\ny // @hide\n// @pick\n// end listing',
      'f.rs:4: @pick marks no code',
    ],
    [
      'unfinished announcement',
      '// listing: a\nx\nobserver.on(\n  1,\n// end listing',
      'f.rs:3: observer.on( is not closed in this listing',
    ],
    [
      'announcement that is no statement',
      '// listing: a\nx\nobserver.on(1)\n// end listing',
      'f.rs:3: observer.on( must be a statement ending with );',
    ],
  ])('refuses a listing that is %s', (_, source, message) => {
    expect(() => cutListings('f.rs', source)).toThrow(new Error(message));
  });
});

describe('readListings', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'boxstep-listings-'));
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('reads Rust sources and the listing files of the labs, and nothing else', () => {
    write('src/nms/greedy.rs', '// listing: nms.rust\na\n// end listing');
    write('www/labs/nms/listing.py', '# listing: nms.python\nb\n# end listing');
    write('www/labs/nms/panel.js', '// listing: nms.other\nc\n// end listing');
    const { listings, files } = readListings(folder);
    expect(Object.keys(listings)).toEqual(['nms.rust', 'nms.python']);
    expect(files).toEqual(['src/nms/greedy.rs', 'www/labs/nms/listing.py']);
  });

  it('refuses one name in two files and names both places', () => {
    write('src/a.rs', '// listing: one\na\n// end listing');
    write('src/b.rs', '\n// listing: one\nb\n// end listing');
    expect(() => readListings(folder)).toThrow(
      new Error('src/b.rs:2: listing one is also at src/a.rs:1'),
    );
  });

  it('has none where there is no source', () => {
    expect(readListings(folder)).toEqual({ listings: {}, files: [] });
  });
});

describe('holdsListings', () => {
  it.each([
    ['src/lib.rs', true],
    ['src/nms/greedy.rs', true],
    ['www/labs/iou/listing.js', true],
    ['www/labs/iou/listing.ts', false],
    ['www/labs/iou/deep/listing.py', false],
    ['tests/laws.rs', false],
  ])('%s: %s', (file, expected) => {
    expect(holdsListings(file)).toBe(expected);
  });
});

describe('virtual:listings', () => {
  it('has a module for each name, with nothing of another lab in it', () => {
    expect(Object.keys(nms).sort()).toEqual(['javascript', 'python', 'rust']);
    expect(Object.keys(metric)).toEqual(['rust']);
    expect(nms.python?.code).toContain('def nms(');
    expect(JSON.stringify(nms)).not.toContain('centroid');
  });
});
