import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Scene, type SceneBox, type SceneId, scenes } from '../../www/scenes/scenes';
import { sceneTexts } from '../../www/scenes/text';

const folder = fileURLToPath(new URL('../../www/scenes/', import.meta.url));

function sceneOf(id: SceneId): Scene {
  const scene = scenes.find((each) => each.id === id);
  if (!scene) throw new Error(`no scene ${id}`);
  return scene;
}

function rowOf(scene: Scene, row: number): SceneBox {
  const box = scene.boxes[row];
  if (!box) throw new Error(`no row ${row} in ${scene.id}`);
  return box;
}

/** The row of a street or shelf with this score; no two have the same. */
function rowScored(scene: Scene, score: number): number {
  const row = scene.boxes.findIndex((box) => box[4] === score);
  if (row < 0) throw new Error(`no score ${score} in ${scene.id}`);
  return row;
}

// Overlaps and NMS by the textbook, sharing nothing with the engine. `one` is what is added to a side.

interface Rect {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

function ordered([x1, y1, x2, y2]: SceneBox): Rect {
  return {
    x1: Math.min(x1, x2),
    y1: Math.min(y1, y2),
    x2: Math.max(x1, x2),
    y2: Math.max(y1, y2),
  };
}

const asWritten = ([x1, y1, x2, y2]: SceneBox): Rect => ({ x1, y1, x2, y2 });

const areaOf = (r: Rect, one: number) => (r.x2 - r.x1 + one) * (r.y2 - r.y1 + one);

function measures(a: Rect, b: Rect, one: number) {
  const width = Math.max(0, Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1) + one);
  const height = Math.max(0, Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1) + one);
  const intersection = width * height;
  const union = areaOf(a, one) + areaOf(b, one) - intersection;
  const iou = union === 0 ? 0 : intersection / union;
  const around = {
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
    x2: Math.max(a.x2, b.x2),
    y2: Math.max(a.y2, b.y2),
  };
  const enclosing = areaOf(around, one);
  const giou = iou - (enclosing - union) / enclosing;
  const dx = (a.x1 + a.x2 - b.x1 - b.x2) / 2;
  const dy = (a.y1 + a.y2 - b.y1 - b.y2) / 2;
  const diagonal = (around.x2 - around.x1 + one) ** 2 + (around.y2 - around.y1 + one) ** 2;
  const diou = iou - (dx ** 2 + dy ** 2) / diagonal;
  const angle = (r: Rect) => Math.atan((r.x2 - r.x1 + one) / (r.y2 - r.y1 + one));
  const v = (4 / Math.PI ** 2) * (angle(a) - angle(b)) ** 2;
  const ciou = diou - (v === 0 ? 0 : (v / (1 - iou + v)) * v);
  return { width, intersection, union, iou, giou, diou, ciou };
}

function overlaps(scene: Scene, a: number, b: number, one = 0) {
  return measures(ordered(rowOf(scene, a)), ordered(rowOf(scene, b)), one);
}

interface Rules {
  threshold: number;
  extent: 'exclusive' | 'inclusive';
  boundary: 'greater' | 'greater-or-equal';
  ties: 'lowest-index' | 'highest-index';
  perClass: boolean;
}

/** The rules of a scene: the lab's defaults, what the scene sets, and what a test changes. */
function rulesOf(scene: Scene, changes: Partial<Rules> = {}): Rules {
  const defaults: Rules = {
    threshold: 0.5,
    extent: 'exclusive',
    boundary: 'greater',
    ties: 'lowest-index',
    perClass: false,
  };
  return { ...defaults, ...scene.options, ...changes };
}

/** Kept rows, the first picked first. */
function kept(scene: Scene, changes: Partial<Rules> = {}, read = ordered): number[] {
  const rules = rulesOf(scene, changes);
  const later = rules.ties === 'highest-index' ? -1 : 1;
  const order = scene.boxes
    .map((box, row) => ({ row, score: box[4] ?? 0, rect: read(box), classIndex: box[5] }))
    .sort((a, b) => b.score - a.score || later * (a.row - b.row));
  const keep: typeof order = [];
  for (const next of order) {
    const suppressed = keep.some((before) => {
      if (rules.perClass && before.classIndex !== next.classIndex) return false;
      const one = rules.extent === 'inclusive' ? 1 : 0;
      const { iou } = measures(before.rect, next.rect, one);
      return rules.boundary === 'greater' ? iou > rules.threshold : iou >= rules.threshold;
    });
    if (!suppressed) keep.push(next);
  }
  return keep.map(({ row }) => row);
}

const scoresOf = (scene: Scene, rows: readonly number[]) =>
  rows.map((row) => rowOf(scene, row)[4] ?? Number.NaN);

const keptScores = (scene: Scene, changes: Partial<Rules> = {}) =>
  scoresOf(scene, kept(scene, changes));

/** Numbers as the texts write them: with a true minus sign, and the sign of '+1' left out. */
const written = (value: number, digits?: number) =>
  (digits === undefined ? String(value) : value.toFixed(digits)).replace('-', '\u2212');

/** The text of a scene, in both languages, has these numbers and no other; x1 is a name. */
function expectNumbers(id: SceneId, numbers: readonly string[]): void {
  for (const language of ['en', 'zh'] as const) {
    const found = sceneTexts[language][id].about.match(/(?<![a-z\d.])\u2212?\d+(\.\d+)?/g) ?? [];
    expect(new Set(found), `${id} in ${language}`).toEqual(new Set(numbers));
  }
}

describe('every scene', () => {
  it('has its own name, and the first one has a picture', () => {
    expect(new Set(scenes.map(({ id }) => id)).size).toBe(scenes.length);
    expect(new Set(Object.keys(sceneTexts.en))).toEqual(new Set(scenes.map(({ id }) => id)));
    expect(scenes[0]?.id).toBe('street');
    expect(scenes[0]?.picture).not.toBeNull();
  });

  it.each(scenes)('$id is one that a lab can show', (scene) => {
    expect(scene.boxes.length).toBeGreaterThanOrEqual(2);
    for (const box of scene.boxes) {
      expect(scene.classNames[box[5]]).toBeDefined();
      expect(box.slice(0, 4).every((value) => Number.isFinite(value))).toBe(true);
      if (scene.lab === 'nms') expect(box[4]).toBeGreaterThan(0);
      if (scene.lab === 'nms') expect(box[4]).toBeLessThanOrEqual(1);
    }
    for (const row of scene.pair ?? []) expect(scene.boxes[row]).toBeDefined();
    expect(scene.pair === undefined).toBe(!['iou', 'rotated-iou'].includes(scene.lab));
  });

  const boxLabs = scenes.filter(({ lab }) => lab === 'nms' || lab === 'iou');

  it.each(boxLabs)('$id sets options by their names', (scene) => {
    const allowed: Record<string, readonly unknown[]> =
      scene.lab === 'nms'
        ? {
            threshold: [0.35, 0.4, 0.5, 0.7],
            extent: ['exclusive', 'inclusive'],
            boundary: ['greater', 'greater-or-equal'],
            ties: ['lowest-index', 'highest-index'],
            perClass: [true, false],
          }
        : { extent: ['exclusive', 'inclusive'], kind: ['iou', 'giou', 'diou', 'ciou'] };
    for (const [name, value] of Object.entries(scene.options)) {
      expect(allowed[name], name).toContain(value);
    }
  });

  it.each(scenes)('$id has a short title and one to three sentences', ({ id }) => {
    expect(sceneTexts.en[id].title.split(' ').length).toBeLessThanOrEqual(4);
    expect(sceneTexts.zh[id].title.length).toBeLessThanOrEqual(12);
    const english = sceneTexts.en[id].about.split(/\.(?=\s|$)/).filter((part) => part !== '');
    const chinese = sceneTexts.zh[id].about.split('。').filter((part) => part !== '');
    for (const sentences of [english, chinese]) {
      expect(sentences.length).toBeGreaterThanOrEqual(1);
      expect(sentences.length).toBeLessThanOrEqual(3);
    }
  });
});

describe('pictures', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.svg'));

  it('are what the script draws', () => {
    expect(files.sort()).toEqual([
      'shelf-dark.svg',
      'shelf-light.svg',
      'street-dark.svg',
      'street-light.svg',
    ]);
    expect(() =>
      execFileSync(process.execPath, [`${folder}make-pictures.mjs`, '--check'], { stdio: 'pipe' }),
    ).not.toThrow();
  });

  it.each(files)('%s is small and stands alone', (name) => {
    expect(statSync(folder + name).size).toBeLessThanOrEqual(40_000);
    const text = readFileSync(folder + name, 'utf8');
    expect(text).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1280" height="720" viewBox="0 0 1280 720">/,
    );
    expect(/<(text|script|style|image|foreignObject|a|animate)\b/.exec(text)).toBeNull();
    expect(/NaN|undefined|Infinity|\son\w+=/.exec(text)).toBeNull();
    for (const [, target] of text.matchAll(/(?:href="|url\()([^")]*)/g)) {
      expect(target).toMatch(/^#/);
      expect(text.includes(`id="${target?.slice(1)}"`), target).toBe(true);
    }
  });

  it.each(scenes.filter(({ picture }) => picture))('$id is under its boxes', (scene) => {
    const [width, height] = scene.size ?? [0, 0];
    expect([width, height]).toEqual([1280, 720]);
    // One picture may be under several scenes.
    const [drawn] = /(street|shelf)(?=-light)/.exec(scene.picture?.light ?? '') ?? [];
    expect(scene.picture?.dark).toContain(`${drawn}-dark`);
    for (const [x1, y1, x2, y2] of scene.boxes) {
      expect([x1, y1, x2, y2].every(Number.isInteger)).toBe(true);
      expect(0 <= x1 && x1 < x2 && x2 <= width).toBe(true);
      expect(0 <= y1 && y1 < y2 && y2 <= height).toBe(true);
    }
    const scores = scene.boxes.map((box) => box[4]);
    expect(new Set(scores).size).toBe(scores.length);
    for (const score of scores) expect(Number(score?.toFixed(2))).toBe(score);
    expect(new Set(scene.boxes.map((box) => box[5])).size).toBe(scene.classNames.length);
  });
});

describe('the street', () => {
  const scene = sceneOf('street');
  const found = [0.96, 0.95, 0.94, 0.93, 0.89, 0.86, 0.84, 0.8, 0.78, 0.77, 0.75];
  const mistakes = [0.35, 0.33, 0.31, 0.27, 0.22];

  it('keeps one box of each thing, but the man, and all that is wrong', () => {
    expect(keptScores(scene)).toEqual([...found, ...mistakes]);
  });

  it('gives the man back at 0.6, and nothing else', () => {
    const more = keptScores(scene, { threshold: 0.6 });
    expect(more.filter((score) => score !== 0.91)).toEqual(keptScores(scene));
    expect(more).toContain(0.91);
  });

  it('loses the ridden bicycle without classes, and nothing else', () => {
    const less = keptScores(scene, { perClass: false });
    expect(less).toEqual(keptScores(scene).filter((score) => score !== 0.84));
  });

  it('is told as it is', () => {
    const iou = (a: number, b: number) =>
      written(overlaps(scene, rowScored(scene, a), rowScored(scene, b)).iou, 2);
    const { threshold } = rulesOf(scene);
    expectNumbers('street', [
      '0.91',
      '0.96',
      iou(0.91, 0.96),
      written(threshold),
      '0.6',
      '0.93',
      '0.84',
      iou(0.93, 0.84),
      '0.31',
    ]);
  });
});

describe('the shelf', () => {
  const scene = sceneOf('shelf');
  const keep = keptScores(scene);

  it('keeps the can at the back since what would have suppressed it was suppressed', () => {
    const [front, between, back] = [0.76, 0.71, 0.59].map((score) => rowScored(scene, score));
    if (front === undefined || between === undefined || back === undefined) throw new Error();
    expect(keep).toContain(0.76);
    expect(keep).not.toContain(0.71);
    expect(keep).toContain(0.59);
    expect(overlaps(scene, front, between).iou).toBeGreaterThan(0.5);
    expect(overlaps(scene, between, back).iou).toBeGreaterThan(0.5);
    expect(overlaps(scene, front, back).iou).toBeLessThan(0.5);
  });

  it('leaves the can with two names only per class', () => {
    expect(rulesOf(scene).perClass).toBe(false);
    expect(keep).toContain(0.77);
    const both = keptScores(scene, { perClass: true });
    expect(both.filter((score) => score !== 0.56)).toEqual(keep);
    expect(both).toContain(0.56);
    expect(scene.classNames[rowOf(scene, rowScored(scene, 0.77))[5]]).toBe('can');
    expect(scene.classNames[rowOf(scene, rowScored(scene, 0.56))[5]]).toBe('bottle');
  });

  it('suppresses eleven boxes', () => {
    expect(scene.boxes.length - keep.length).toBe(11);
  });

  it('is told as it is', () => {
    expectNumbers('shelf', ['0.59', '0.71', '0.76', '0.77', '0.56']);
  });
});

describe('small cases of NMS', () => {
  const scores = (scene: Scene) =>
    scoresOf(scene, [...scene.boxes.keys()]).map((score) => written(score));

  it('the chain', () => {
    const scene = sceneOf('chain');
    expect(kept(scene)).toEqual([0, 2]);
    const iou = (a: number, b: number) => written(overlaps(scene, a, b).iou, 2);
    expect(iou(0, 1)).toBe(iou(1, 2));
    expectNumbers('chain', [...scores(scene), iou(0, 1), iou(0, 2)]);
  });

  it('the +1 flip', () => {
    const scene = sceneOf('plus-one');
    expect(kept(scene)).toEqual([0, 1]);
    expect(kept(scene, { extent: 'inclusive' })).toEqual([0]);
    expectNumbers('plus-one', [
      written(overlaps(scene, 0, 1, 0).iou, 4),
      written(overlaps(scene, 0, 1, 1).iou, 4),
      '1',
      written(rulesOf(scene).threshold),
      written(rowOf(scene, 1)[4] ?? 0),
    ]);
  });

  it('exactly the threshold', () => {
    const scene = sceneOf('exactly-half');
    const { iou } = overlaps(scene, 0, 1);
    expect(iou).toBe(rulesOf(scene).threshold);
    expect(kept(scene)).toEqual([0, 1]);
    expect(kept(scene, { boundary: 'greater-or-equal' })).toEqual([0]);
    expectNumbers('exactly-half', [written(iou)]);
  });

  it('ties', () => {
    const scene = sceneOf('ties');
    expect(new Set(scores(scene))).toEqual(new Set(['0.8']));
    const low = kept(scene, { ties: 'lowest-index' });
    const high = kept(scene, { ties: 'highest-index' });
    const [middle, left, right] = [0, 1, 2].map((row) => rowOf(scene, row)[0]);
    expect(left).toBeLessThan(middle ?? Number.NaN);
    expect(middle).toBeLessThan(right ?? Number.NaN);
    expect(low).toEqual([0]);
    expect(high).toEqual([2, 1]);
    expectNumbers('ties', ['0.8', written(low.length), written(high.length)]);
  });

  it('two classes', () => {
    const scene = sceneOf('two-classes');
    expect(kept(scene)).toEqual([0]);
    expect(kept(scene, { perClass: true })).toEqual([0, 1]);
    expectNumbers('two-classes', [...scores(scene), written(overlaps(scene, 0, 1).iou, 2)]);
  });

  it('an inverted box', () => {
    const scene = sceneOf('inverted');
    expect(kept(scene)).toEqual([0]);
    expect(kept(scene, {}, asWritten)).toEqual([0, 1]);
    const [a, b] = [rowOf(scene, 0), rowOf(scene, 1)];
    const raw = Math.min(a[2], b[2]) - Math.max(a[0], b[0]) + 1;
    expect(raw).toBe(14 - 48 + 1);
    expect(measures(asWritten(a), asWritten(b), 1).width).toBe(0);
    expectNumbers('inverted', [
      '0.8',
      written(overlaps(scene, 0, 1, 1).iou, 2),
      '0',
      written(Math.min(a[2], b[2])),
      written(Math.max(a[0], b[0])),
      '1',
    ]);
  });

  it('the py_nms example', () => {
    const scene = sceneOf('py-nms');
    expect(kept(scene)).toEqual([0, 2, 3]);
    expect(kept(scene, {}, asWritten)).toEqual([0, 2, 3]);
    const rules = rulesOf(scene);
    expect(rules).toMatchObject({ extent: 'inclusive', boundary: 'greater' });
    expect(rules.ties).toBe('highest-index');
    const inverted = rowOf(scene, 2);
    expectNumbers('py-nms', [
      written(rules.threshold),
      '1',
      ...kept(scene).map((row) => written(row)),
      written(overlaps(scene, 0, 1, 1).iou, 2),
      written(areaOf(asWritten(inverted), 1)),
      written(areaOf(ordered(inverted), 1)),
      written(overlaps(scene, 0, 2, 1).iou, 4),
    ]);
  });
});

describe('small cases of IoU', () => {
  it('normalised boxes', () => {
    const scene = sceneOf('normalised');
    expect(overlaps(scene, 0, 1).iou).toBe(0);
    expect(overlaps(scene, 0, 2).iou).toBe(0);
    expectNumbers('normalised', [
      '0',
      '1',
      written(overlaps(scene, 0, 1, 1).iou, 4),
      written(overlaps(scene, 0, 2, 1).iou, 4),
    ]);
  });

  it('touching edges', () => {
    const scene = sceneOf('touching');
    const [exclusive, inclusive] = [overlaps(scene, 0, 1, 0), overlaps(scene, 0, 1, 1)];
    expect(rowOf(scene, 0)[2]).toBe(rowOf(scene, 1)[0]);
    expectNumbers('touching', [
      written(rowOf(scene, 1)[0]),
      '1',
      written(exclusive.width),
      written(exclusive.iou),
      written(inclusive.width),
      written(inclusive.iou, 4),
    ]);
  });

  it('apart', () => {
    const scene = sceneOf('disjoint');
    const [near, far] = [overlaps(scene, 0, 1), overlaps(scene, 0, 2)];
    expect([near.iou, far.iou]).toEqual([0, 0]);
    expectNumbers('disjoint', ['0', written(near.giou, 4), written(far.giou, 4)]);
  });

  it('inside', () => {
    const scene = sceneOf('nested');
    const places = [1, 2, 3].map((row) => overlaps(scene, 0, row));
    for (const { iou, giou } of places) expect([iou, giou]).toEqual([0.25, 0.25]);
    expectNumbers('nested', ['0.25', ...places.map(({ diou }) => written(diou, 4))]);
  });

  it('aspect ratio', () => {
    const scene = sceneOf('aspect');
    const [long, square] = [overlaps(scene, 0, 1), overlaps(scene, 0, 2)];
    for (const { iou, diou } of [long, square]) expect([iou, diou]).toEqual([0.25, 0.25]);
    const { x1, y1, x2, y2 } = ordered(rowOf(scene, 1));
    expectNumbers('aspect', [
      '0.25',
      written(square.ciou, 4),
      written(long.ciou, 4),
      written((x2 - x1) / (y2 - y1)),
      '1',
    ]);
  });

  it('boxes without area', () => {
    const scene = sceneOf('no-area');
    const [exclusive, inclusive] = [overlaps(scene, 0, 1, 0), overlaps(scene, 0, 1, 1)];
    expect([exclusive.intersection, exclusive.union, exclusive.iou]).toEqual([0, 0, 0]);
    expectNumbers('no-area', ['0', written(inclusive.width), written(inclusive.iou)]);
  });
});
