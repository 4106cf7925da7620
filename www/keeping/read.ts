/** Something that was read is not what it has to be; `where` leads to it, for example `options.k`. */
export class Invalid extends Error {
  readonly where: string;

  constructor(where: string) {
    super(`not valid: ${where}`);
    this.where = where;
  }
}

/** Takes a value from outside for what it has to be, or throws `Invalid`. */
export type Read<T> = (value: unknown) => T;

/** How each field of an object is read. */
export type Fields<T> = { readonly [K in keyof T]-?: Read<T[K]> };

function demand(holds: boolean): asserts holds {
  if (!holds) throw new Invalid('');
}

/** Reads with the path told on the way out. */
export function within<T>(name: string | number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid(error.where === '' ? String(name) : `${name}.${error.where}`);
  }
}

export const finite: Read<number> = (value) => {
  demand(typeof value === 'number' && Number.isFinite(value));
  return value;
};

/** A whole number from 0 to the largest that is exact, or to `most`. */
export function natural(most = Number.MAX_SAFE_INTEGER): Read<number> {
  return (value) => {
    demand(Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most);
    return value as number;
  };
}

export const flag: Read<boolean> = (value) => {
  demand(typeof value === 'boolean');
  return value;
};

export function text(longest: number): Read<string> {
  return (value) => {
    demand(typeof value === 'string' && value.length <= longest);
    return value;
  };
}

export function oneOf<const T extends string | number>(...values: readonly T[]): Read<T> {
  return (value) => {
    const found = values.find((each) => each === value);
    demand(found !== undefined);
    return found;
  };
}

export function nullOr<T>(read: Read<T>): Read<T | null> {
  return (value) => (value === null || value === undefined ? null : read(value));
}

export function either<A, B>(first: Read<A>, second: Read<B>): Read<A | B> {
  return (value) => {
    try {
      return first(value);
    } catch {
      return second(value);
    }
  };
}

export function listOf<T>(read: Read<T>, most: number): Read<T[]> {
  return (value) => {
    demand(Array.isArray(value) && value.length <= most);
    return value.map((each, i) => within(i, () => read(each)));
  };
}

/** An object as JSON has them; an array is none. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  demand(typeof value === 'object' && value !== null && !Array.isArray(value));
  return value as Record<string, unknown>;
}

/** An object with fields of these names and no others. One that is missing is read as undefined. */
export function record<T extends object>(fields: Fields<T>): Read<T> {
  return (value) => readFields(fields, value, Object.keys(fields));
}

/** An object with some fields of these names and no others. */
export function partOf<T extends object>(fields: Fields<T>): Read<Partial<T>> {
  return (value) => readFields(fields, value, []);
}

function readFields<T extends object>(fields: Fields<T>, value: unknown, needed: string[]): T {
  const given = objectOf(value);
  const names = new Set([...Object.keys(given), ...needed]);
  const read = [...names].map((name) => {
    const own = Object.hasOwn(fields, name) ? fields[name as keyof T] : undefined;
    if (!own) throw new Invalid(name.slice(0, 40));
    return [name, within(name, () => own(given[name]))] as const;
  });
  return Object.fromEntries(read) as T;
}
