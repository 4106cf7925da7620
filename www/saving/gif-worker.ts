import { GifWriter } from './gif';

/** From the page: the size first, then frames, then the end. */
export type ToGif =
  | { readonly kind: 'start'; readonly width: number; readonly height: number }
  | { readonly kind: 'frame'; readonly pixels: ArrayBuffer; readonly delay: number }
  | { readonly kind: 'finish' };

/** To the page: after each frame, and the file at the end. */
export type FromGif =
  | { readonly kind: 'taken' }
  | { readonly kind: 'file'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly message: string };

let writer: GifWriter | null = null;

addEventListener('message', ({ data }: MessageEvent<ToGif>) => {
  try {
    take(data);
  } catch (error) {
    reply({ kind: 'failed', message: String(error) });
  }
});

function take(message: ToGif): void {
  if (message.kind === 'start') {
    writer = new GifWriter(message.width, message.height);
  } else if (message.kind === 'frame') {
    writer?.add(message.pixels, message.delay);
    reply({ kind: 'taken' });
  } else if (writer) {
    const bytes = writer.finish();
    reply({ kind: 'file', bytes }, [bytes.buffer]);
  }
}

function reply(message: FromGif, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
