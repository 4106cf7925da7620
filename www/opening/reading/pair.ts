import { type ImageOrigin, stemOfPath } from './columns';

type Kind = 'truth' | 'detections' | 'either' | null;

function kindOf({ format, isAlone }: ImageOrigin): Kind {
  if (!isAlone) return null;
  if (format === null) return 'either';
  if (format === 'cartuchoGroundTruth') return 'truth';
  return format === 'cartuchoDetections' ? 'detections' : null;
}

/**
 * Which images go into which: the ground truth and the detections of an image are one. Cartucho/mAP
 * keeps them in files of the same name in two folders. Of more than one file of a kind it is not
 * clear which belong together: these stay as they are. The earlier image is the one that stays.
 */
export function pairImages(origins: readonly ImageOrigin[]): Map<number, number> {
  const byName = new Map<string, number[]>();
  origins.forEach((origin, image) => {
    if (kindOf(origin) === null) return;
    const name = stemOfPath(origin.path);
    const others = byName.get(name);
    if (others) others.push(image);
    else byName.set(name, [image]);
  });
  const joined = new Map<number, number>();
  for (const [first, second, ...more] of byName.values()) {
    if (first === undefined || second === undefined || more.length > 0) continue;
    const [a, b] = [origins[first], origins[second]];
    if (!a || !b || (a.format !== null && a.format === b.format)) continue;
    joined.set(second, first);
  }
  return joined;
}
