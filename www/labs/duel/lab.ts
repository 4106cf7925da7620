import type { DuelDetail, DuelSummary } from 'boxstep-family';
import type { LabFrame } from '../lab';
import { engineOptions, type GreedyOptions, greedyDefaults, type NmsFrame } from '../nms/lab';
import { NMS_PRESETS, type NmsPresetId } from '../nms/presets';

/** Options of the lab that sets two libraries side by side. */
export interface DuelLabOptions {
  readonly a: NmsPresetId;
  readonly b: NmsPresetId;
  /** The overlap threshold of both, where their own limits are not wanted. */
  readonly threshold: number;
  /** Whether each has the thresholds and limits that are its defaults. */
  readonly ownLimits: boolean;
}

export type DuelFrame = LabFrame<DuelLabOptions, DuelDetail, DuelSummary>;

export const SIDES = ['a', 'b'] as const;
export type Side = (typeof SIDES)[number];

export function presetNamed(id: NmsPresetId) {
  const preset = NMS_PRESETS.find((each) => each.id === id);
  if (!preset) throw new Error(`there is no preset ${id}`);
  return preset;
}

/** What one library does on these boxes: how it decides, and how far it goes. */
export function optionsOf(id: NmsPresetId, options: DuelLabOptions): GreedyOptions {
  const { threshold, ownLimits } = options;
  const own = { ...greedyDefaults, threshold, ...presetNamed(id).options };
  return ownLimits ? own : { ...own, threshold, scoreThreshold: null, topK: null, maxOutput: null };
}

export function duelEngineOptions(options: DuelLabOptions): object {
  const side = (id: NmsPresetId) => engineOptions(optionsOf(id, options));
  return { a: side(options.a), b: side(options.b) };
}

/** The first event at which they decide differently, numbered over the whole run; null: never. */
export function firstParting({ run }: DuelFrame): number | null {
  return run.marks[0] ?? null;
}

/** What one side does at this event, as the lab of greedy NMS takes it; null: nothing. */
export function sideFrame(frame: DuelFrame, side: Side): NmsFrame | null {
  const { event, keptA, keptB } = frame.detail;
  const own = event[side];
  if (!own) return null;
  const kept = side === 'a' ? keptA : keptB;
  const { boxes } = frame.run.about;
  return {
    ...frame,
    options: optionsOf(frame.options[side], frame.options),
    detail: { event: own, kept },
    run: { ...frame.run, about: { boxes, kept, suppressed: 0, inverted: [], invertedCount: 0 } },
  };
}
