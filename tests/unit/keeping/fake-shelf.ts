import type { Shelf } from '../../../www/keeping/shelf';

/** A shelf in memory, which copies what it is given as IndexedDB does, and can be made to fail. */
export class FakeShelf implements Shelf {
  readonly values = new Map<string, unknown>();
  /** Of each call that writes, in order. */
  readonly written: string[] = [];
  /** Called before anything is written; may throw. */
  beforeWrite: (key: string, value: unknown) => void | Promise<void> = () => {};

  async get(key: string): Promise<unknown> {
    return structuredClone(this.values.get(key));
  }

  async put(key: string, value: unknown): Promise<void> {
    await this.beforeWrite(key, value);
    this.written.push(key);
    this.values.set(key, structuredClone(value));
  }

  async change(key: string, make: (old: unknown) => unknown): Promise<void> {
    await this.beforeWrite(key, undefined);
    const made = make(structuredClone(this.values.get(key)));
    if (made === undefined) return;
    this.written.push(key);
    this.values.set(key, structuredClone(made));
  }

  async keys(): Promise<string[]> {
    return [...this.values.keys()];
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.values.delete(key);
  }

  /** Keys of everything but the manifest. */
  parts(): string[] {
    return [...this.values.keys()].filter((key) => key !== 'manifest').sort();
  }
}
