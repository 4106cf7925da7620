import { expect, test } from 'vitest';
import { IdSet } from '../../../www/document/id-set';
import { fc } from '../canvas/properties';

test('a set of ids is what a Set of them is, ascending', () => {
  const numbers = fc.array(fc.nat(60), { maxLength: 40 });
  fc.assert(
    fc.property(numbers, (given) => {
      const plain = new Set([...given].sort((a, b) => a - b));
      const ids = new IdSet(Uint32Array.from(plain));
      expect(ids.size).toBe(plain.size);
      for (let id = -1; id < 62; id += 1) expect(ids.has(id)).toBe(plain.has(id));
      for (const each of [ids, ids.keys(), ids.values()]) expect([...each]).toEqual([...plain]);
      expect([...ids.entries()]).toEqual([...plain.entries()]);
      const told: number[] = [];
      ids.forEach((id) => {
        told.push(id);
      });
      expect(told).toEqual([...plain]);
    }),
  );
});
