import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evolutionLab } from '../../../www/labs/evolution/index';
import {
  type EvolutionFrame,
  runColumnsOf,
  searchOf,
  shapesFrom,
} from '../../../www/labs/evolution/lab';
import { draws as drawsListing, evolve } from '../../../www/labs/evolution/listing.js';
import { LISTING_LANGUAGES } from '../../../www/labs/lab';
import { listingOf } from '../../../www/labs/listing';
import { evolutionCases, evolutionFrames } from '../support/evolution';

const file = fileURLToPath(new URL('../../../www/labs/evolution/listing.py', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;

function python<T>(args: readonly string[], input: unknown): T {
  const child = spawnSync('python3', args, { input: JSON.stringify(input), encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as T;
}

interface Draw {
  readonly strength: number;
  readonly normals: [number, number][];
}

/** What chance gave the engine, generation by generation, as its events tell. */
function drawsOf(frames: readonly EvolutionFrame[]): Draw[] {
  const draws: Draw[] = [];
  for (const { detail } of frames) {
    if (detail.event.kind !== 'mutate') continue;
    const { generation, strength, normal } = detail.event;
    draws[generation - 1] ??= { strength, normals: [] };
    draws[generation - 1]?.normals.push(normal);
  }
  return draws;
}

const cases = evolutionCases(60).map((each) => {
  const frames = evolutionFrames(each);
  const [first] = frames;
  if (!first) throw new Error('no frames');
  const { corners, anchors } = searchOf(each.input, each.options);
  return {
    ...each,
    draws: drawsOf(frames),
    shapes: Array.from({ length: corners.length / 4 }, (_, i) => [
      ...corners.subarray(4 * i + 2, 4 * i + 4),
    ]),
    anchors: shapesFrom(anchors),
    answer: shapesFrom(runColumnsOf(first).anchors),
    accepted: first.run.about.accepted,
  };
});

describe('the search by hand', () => {
  it('is tried where candidates are accepted and where they are not', () => {
    expect(cases.filter(({ accepted }) => accepted > 1).length).toBeGreaterThan(20);
    expect(cases.some(({ accepted, options }) => accepted < options.generations)).toBe(true);
  });

  it('in JavaScript arrives at the engine’s anchors, bit for bit', () => {
    for (const { shapes, anchors, draws, options, answer } of cases) {
      const { ratio, sigma, minSide } = options;
      expect(evolve(shapes, anchors, draws, { ratio, sigma, minSide })).toEqual(answer);
    }
  });

  it.runIf(hasPython)('in Python arrives at the engine’s anchors, bit for bit', () => {
    const input = cases.map(({ shapes, anchors, draws, options }) => ({
      ...{ shapes, anchors },
      draws: draws.map(({ strength, normals }) => [strength, normals]),
      ratio: options.ratio,
      sigma: options.sigma,
      min_side: options.minSide,
    }));
    expect(python([file], input)).toEqual(cases.map(({ answer }) => answer));
  });

  it('called in JavaScript as the page says does what the engine does', () => {
    for (const { shapes, anchors, draws, options, answer } of cases) {
      const asked: unknown[] = [];
      const names = {
        ...{ evolve, shapes, anchors },
        draws: (...args: unknown[]) => {
          asked.push(args);
          return draws;
        },
      };
      const call = evolutionLab.call(options, 'javascript');
      const run = new Function(...Object.keys(names), `return ${call};`);
      expect(run(...Object.values(names))).toEqual(answer);
      const { generations, mutationProbability: probability } = options;
      const stated = probability === 0.9 ? [] : [probability];
      expect(asked).toEqual([[generations, anchors.length, ...stated]]);
    }
  });

  it.runIf(hasPython)('called in Python as the page says does what the engine does', () => {
    const program = [
      'import json, sys',
      'exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), scope := {"__name__": "listing"})',
      'def run(case):',
      '    own = {**scope, **case, "draws": lambda *asked: case["draws"]}',
      '    return eval(case["call"], own)',
      'json.dump([run(case) for case in json.load(sys.stdin)], sys.stdout)',
    ].join('\n');
    const input = cases.map(({ shapes, anchors, draws, options }) => ({
      ...{ shapes, anchors },
      call: evolutionLab.call(options, 'python'),
      draws: draws.map(({ strength, normals }) => [strength, normals]),
    }));
    expect(python(['-c', program, file], input)).toEqual(cases.map(({ answer }) => answer));
  });

  it('states in Rust what differs from the defaults', () => {
    const { defaults } = evolutionLab;
    expect(evolutionLab.call(defaults, 'rust')).toBe(
      'EvolutionOptions { anchors, seed: 0, generations: 1000, min_side: 2.0, ..EvolutionOptions::default() }',
    );
    const others = { ...defaults, ratio: 3, sigma: 0.2, mutationProbability: 1, minSide: 0.5 };
    expect(evolutionLab.call(others, 'rust')).toContain(
      'mutation_probability: 1.0, sigma: 0.2, ratio: 3.0, min_side: 0.5',
    );
  });

  it('draws in JavaScript as often as it is to, some sides left alone and something changed', () => {
    const drawn: Draw[] = [...drawsListing(400, 3, 0.5)];
    expect(drawn).toHaveLength(400);
    for (const { strength, normals } of drawn) {
      expect(strength >= 0 && strength < 1).toBe(true);
      expect(normals).toHaveLength(3);
      expect(normals.flat().some((normal) => normal !== 0)).toBe(true);
      expect(normals.flat().every(Number.isFinite)).toBe(true);
    }
    const sides = drawn.flatMap(({ normals }) => normals.flat());
    const changed = sides.filter((normal) => normal !== 0).length;
    // Half of 2,400, give or take six times the deviation.
    expect(Math.abs(changed / sides.length - 0.5)).toBeLessThan(0.07);
  });

  it.runIf(hasPython)('draws in Python as often as it is to, and something changes', () => {
    const program = [
      'import json, sys',
      'exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), scope := {"__name__": "listing"})',
      'json.dump(list(scope["draws"](200, 3, 0.5)), sys.stdout)',
    ].join('\n');
    const drawn = python<[number, number[][]][]>(['-c', program, file], null);
    expect(drawn).toHaveLength(200);
    for (const [strength, normals] of drawn) {
      expect(strength >= 0 && strength < 1).toBe(true);
      expect(normals.map((pair) => pair.length)).toEqual([2, 2, 2]);
      expect(normals.flat().some((normal) => normal !== 0)).toBe(true);
    }
  });
});

describe('the marks of the listing', () => {
  const tags = cases.slice(0, 10).flatMap((each) => {
    return evolutionFrames(each).map((frame) => evolutionLab.codeTags(frame));
  });

  it('are looked at for every kind of event', () => {
    const all = new Set(tags.flat());
    expect(all).toEqual(new Set(['begin', 'mutate', 'judge', 'accepted', 'done']));
  });

  it.each(LISTING_LANGUAGES)('in %s are a line for each tag, and no others', (listingLanguage) => {
    const { code, marks } = listingOf(evolutionLab.listings, listingLanguage);
    const lines = code.split('\n');
    expect(new Set(Object.keys(marks))).toEqual(new Set(tags.flat()));
    for (const at of Object.values(marks).flat()) expect(lines[at]?.trim()).toBeTruthy();
    // The three of them say how shapes are measured, which is in another file in Rust.
    expect(code).toMatch(/side_?ratio/i);
  });
});
