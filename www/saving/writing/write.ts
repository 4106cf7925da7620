import type { BoxWriter } from 'boxstep-reader';
import { FileParts } from '../file-parts';
import type { Look, Written } from './contract';
import { ZipWriter } from './zip';

/** What of a `BoxWriter` is asked here. */
export type Parts = Pick<BoxWriter, 'parts' | 'take' | 'hasManyFiles' | 'losses'>;

const LINES = 12;
const LINE_LENGTH = 160;
/** So many parts are looked at for one that has something in it. */
const PARTS_LOOKED_AT = 64;
/** The list of classes is no specimen of a format. */
const NAME_FILES = new Set(['classes.txt', 'data.yaml']);

/** Parts taken at once: of many small files, or of one large one. */
const MANY = 64;
const FEW = 4;

const BYTES_PER_BLOB = 4 << 20;

/** The first lines of the first file with boxes in it, and what will be lost. */
export function look(writer: Parts): Look {
  const files: { name: string; text: string }[] = [];
  const decoder = new TextDecoder();
  for (let part = 0; part < Math.min(writer.parts, PARTS_LOOKED_AT); part++) {
    for (const [name, bytes] of writer.take(part, part + 1)) {
      const text = decoder.decode(bytes);
      const last = files.at(-1);
      if (last && last.name === name) last.text += text;
      else files.push({ name, text });
    }
    const { name = '', text = '' } = files.at(-1) ?? {};
    const isEnough = writer.hasManyFiles
      ? text !== '' && !NAME_FILES.has(name)
      : text.split('\n').length > LINES;
    if (isEnough) break;
  }
  const isSpecimen = ({ name, text }: { name: string; text: string }) =>
    text !== '' && !NAME_FILES.has(name);
  const { name, text } = files.find(isSpecimen) ?? files[0] ?? { name: '', text: '' };
  const lines = text.trimEnd().split(/\r?\n/);
  const shown = lines.slice(0, LINES);
  return {
    file: name,
    lines: shown.map((line) =>
      line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}…` : line,
    ),
    goesOn: lines.length > LINES || (!writer.hasManyFiles && writer.parts > PARTS_LOOKED_AT),
    losses: writer.losses(),
    isArchive: isArchive(writer),
  };
}

/** A single image is a single file, unless files with names come with it. */
function isArchive({ hasManyFiles, parts }: Parts): boolean {
  return hasManyFiles && parts > 1;
}

/** Makes the file, or the archive of all files, called `stem` with its extension. */
export function write(
  writer: Parts,
  stem: string,
  tell: (done: number, total: number) => void,
): Written {
  const isZip = isArchive(writer);
  const taken = new FileParts(BYTES_PER_BLOB);
  const zip = isZip ? new ZipWriter((bytes) => taken.add(bytes)) : null;
  const total = writer.parts;
  const step = writer.hasManyFiles ? MANY : FEW;
  let name = '';
  for (let part = 0; part < total; part += step) {
    for (const [file, bytes] of writer.take(part, Math.min(part + step, total))) {
      name = file;
      if (zip) zip.add(file, bytes);
      else taken.add(bytes as Uint8Array<ArrayBuffer>);
    }
    tell(Math.min(part + step, total), total);
  }
  zip?.finish();
  const extension = isZip ? 'zip' : (name.split('.').at(-1) ?? 'txt');
  return { name: `${stem}.${extension}`, file: taken.blob(TYPES[extension] ?? 'text/plain') };
}

const TYPES: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  json: 'application/json',
  csv: 'text/csv',
  xml: 'application/xml',
};
