import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextWidths } from '../../../www/canvas/chips';
import { paintWhole } from '../../../www/canvas/painter';
import { EMPTY_PICTURE, type Picture } from '../../../www/canvas/picture';
import { ROLES } from '../../../www/canvas/roles';
import { escaped, SvgPen } from '../../../www/canvas/svg-pen';
import type { View } from '../../../www/canvas/view';
import { NAMED_STYLES } from './recording-pen';

const HELP = {
  width: (_: string, text: string) => 6 * text.length,
  baseline: () => 4,
  embed: () => null,
};

const VIEW: View = {
  camera: { x: 10, y: 10, scale: 2 },
  viewport: { width: 400, height: 300 },
  dpr: 4,
};

function boxes(corners: readonly number[], angles: readonly number[] = []): Picture['boxes'] {
  const count = corners.length / 4;
  return {
    ids: Uint32Array.from({ length: count }, (_, i) => i + 1),
    corners: Float64Array.from(corners),
    scores: Float64Array.from({ length: count }, () => 0.5),
    classes: new Uint32Array(count),
    angles: Float64Array.from(angles),
  };
}

function svgOf(picture: Partial<Picture>, title = ''): string {
  const pen = new SvgPen(HELP, VIEW.dpr);
  paintWhole(pen, VIEW, { ...EMPTY_PICTURE, ...picture }, NAMED_STYLES, new TextWidths());
  return pen.document(400, 300, title);
}

/** The outlines of upright boxes: x, y, width and height of each rectangle within a stroke. */
function outlines(svg: string, colour: string): string[] {
  const groups = [...svg.matchAll(/<g fill="none" stroke="([^"]*)"[^>]*>(.*?)<\/g>/g)];
  return groups
    .filter(([, stroke]) => stroke === colour)
    .flatMap(([, , inside = '']) => [...inside.matchAll(/<rect [^>]*>/g)].map(([rect]) => rect));
}

/** The few kinds of elements that there may be, each with attributes in double quotes alone. */
const ELEMENT =
  /<(?:svg|title|rect|path|text|image|g)(?: [a-zA-Z:-]+="[^"<]*")*\/?>|<\/(?:svg|title|text|g)>/g;

describe('SVG by the painter', () => {
  test('has one rectangle for the outline of each box, where the box is', () => {
    const svg = svgOf({ boxes: boxes([10, 10, 60, 60, 80, 20, 120, 90, 5, 70, 40, 110]) });
    const found = outlines(svg, 'class-0');
    expect(found).toHaveLength(3);
    // 10 * 2 + 10, on the middle of a line of 1.5 pixels at four to a pixel.
    expect(found[0]).toBe('<rect x="30" y="30" width="100" height="100"/>');
  });

  test('draws what has no rectangle as a path: turned boxes, and boxes of no width', () => {
    const turned = svgOf({ boxes: boxes([10, 10, 60, 60], [0.5]) });
    expect(outlines(turned, 'class-0')).toHaveLength(0);
    expect(turned).toMatch(/<path d="M[^"]*z" fill="none" stroke="class-0"/);
    const flat = svgOf({ boxes: boxes([10, 10, 10, 60]) });
    expect(flat).toMatch(/<path d="M30 30h0v100h0z" fill="none" stroke="class-0"/);
  });

  test('has dashes and opacity as the roles have them', () => {
    const roles = Uint8Array.of(ROLES.indexOf('suppressed'));
    const svg = svgOf({ boxes: boxes([10, 10, 60, 60]), roles });
    expect(svg).toMatch(
      /stroke="role-suppressed" stroke-opacity="0.7"[^>]* stroke-dasharray="5 4"/,
    );
  });

  test('writes labels as text above the line, in the fonts of the page', () => {
    const svg = svgOf({ boxes: boxes([10, 30, 90, 90]), classNames: ['person'] });
    expect(svg).toMatch(
      /<text x="[\d.]+" y="[\d.]+"[^>]* font-size="11px" font-family="sans-serif">person<\/text>/,
    );
    expect(svg).toMatch(/font-size="11px" font-weight="600" font-family="sans-serif">0.50<\/text>/);
  });

  test.each([
    '<script>alert(1)</script>',
    '"><image href="https://example.org/x" onload="alert(1)"/>',
    "' onload='alert(1)",
    '& &amp; &lt; ]]> <!--',
    'null \u0000 bell \u0007 escape \u001b delete \u007f next line \u0085',
    'half a pair \ud800, no characters \ufffe \uffff',
  ])('keeps a class called %j as text and nothing else', (name) => {
    const svg = svgOf({ boxes: boxes([10, 30, 190, 90]), classNames: [name] }, name);
    const rest = svg.replace(ELEMENT, '');
    expect(rest).not.toContain('<');
    expect(svg).not.toMatch(/<(script|image)| on\w+="[^"]*"[ /]/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is those that may not be there
    expect(svg).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u);
  });

  test('escapes any text so that it is read back as it was, but for what XML cannot hold', () => {
    const back = (text: string) =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = escaped(text);
        expect(written).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
        expect([...back(written)].length).toBe([...text].length);
      }),
    );
    expect(back(escaped('a < b && "c" 车辆 🚗'))).toBe('a < b && "c" 车辆 🚗');
  });

  test('has numbers that are numbers, wherever the boxes are', () => {
    const svg = svgOf({ boxes: boxes([-1e300, -1e9, 1e300, 1e9, Number.NaN, 0, 1, 1]) });
    expect(svg).not.toMatch(/NaN|Infinity|e\+/);
  });
});

describe('the pen by itself', () => {
  const written = (draw: (pen: SvgPen) => void) => {
    const pen = new SvgPen(HELP, 1);
    draw(pen);
    return pen.document(10, 10, '');
  };

  test('draws a circle as two halves, since one whole arc of SVG is nothing', () => {
    const svg = written((pen) => {
      pen.beginPath();
      pen.arc(5, 5, 2, 0, 2 * Math.PI);
      pen.fill();
    });
    expect(svg).toContain('d="M7 5A2 2 0 0 1 3 5A2 2 0 0 1 7 5"');
  });

  test('rounds only the corners that it is told to', () => {
    const svg = written((pen) => {
      pen.beginPath();
      pen.roundRect(0, 0, 4, 6, [1, 0, 0, 1]);
      pen.fill();
    });
    expect(svg).toContain('d="M1 0H4V6H1a1 1 0 0 1 -1 -1V1a1 1 0 0 1 1 -1z"');
  });

  test('holds pictures as they are given to it, and leaves out those that it has none of', () => {
    const source = {} as CanvasImageSource;
    const pen = new SvgPen({ ...HELP, embed: () => 'data:image/png;base64,AA' }, 1);
    pen.globalAlpha = 0.75;
    pen.imageSmoothingEnabled = false;
    pen.drawImage(source, 1, 2, 3, 4);
    expect(pen.document(10, 10, '')).toContain(
      '<image x="1" y="2" width="3" height="4" preserveAspectRatio="none" opacity="0.75"' +
        ' image-rendering="pixelated" href="data:image/png;base64,AA"/>',
    );
    expect(written((bare) => bare.drawImage(source, 1, 2, 3, 4))).not.toContain('<image');
  });
});
