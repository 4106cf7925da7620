/** Stands in a kept view for a long column of numbers, which is kept beside it in parts. */
export interface Stored {
  /** Keys of the parts. */
  readonly numbers: readonly string[];
}

/** Written in a few milliseconds. */
const MOST_IN_PART = 500_000;

/** Keeps a column part by part. */
export async function arrayStand(
  array: Float64Array,
  put: (part: Float64Array) => Promise<string>,
): Promise<Stored> {
  const numbers: string[] = [];
  for (let start = 0; start < array.length; start += MOST_IN_PART) {
    numbers.push(await put(array.slice(start, start + MOST_IN_PART)));
  }
  return { numbers };
}

/** A plain value with what stands for each column in it. */
export async function withStands(
  value: unknown,
  stand: (array: Float64Array) => Promise<Stored>,
): Promise<unknown> {
  return mapped(value, (each) => (each instanceof Float64Array ? stand(each) : null));
}

/** The value with its columns again; one of which parts are gone is shorter, and so is not taken. */
export async function withArrays(
  value: unknown,
  read: (stored: Stored) => Promise<readonly Float64Array[]>,
): Promise<unknown> {
  return mapped(value, async (each) => (isStored(each) ? joined(await read(each)) : null));
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function isStored(value: object): value is Stored {
  const { numbers } = value as Partial<Stored>;
  return Array.isArray(numbers) && numbers.every((key) => typeof key === 'string');
}

/** Goes through objects and lists; whatever `replace` gives something for is that. */
async function mapped(
  value: unknown,
  replace: (value: object) => Promise<object | null> | null,
): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value;
  const replaced = await replace(value);
  if (replaced) return replaced;
  if (Array.isArray(value)) {
    if (value.every((each) => typeof each !== 'object')) return value;
    return Promise.all(value.map((each) => mapped(each, replace)));
  }
  const fields = Object.entries(value).map(
    async ([name, each]) => [name, await mapped(each, replace)] as const,
  );
  return Object.fromEntries(await Promise.all(fields));
}
