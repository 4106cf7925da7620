import type {
  Binary,
  Column,
  ColumnsFrom,
  Encoding,
  Format,
  Limited,
  Note,
  SkipReason,
  Where,
  XmlFault,
} from 'boxstep-reader';
import { count, number } from '../text/numbers';
import { OF_TOOLS } from './reasons';
import type { Wording } from './words';
import { zipProblems } from './words-zip';

const formats: Record<Format, string> = {
  project: 'Boxstep JSON',
  table: 'a table (CSV and the like)',
  list: 'bracketed lists',
  cartuchoDetections: 'Cartucho/mAP detections',
  cartuchoGroundTruth: 'Cartucho/mAP ground truth',
  cocoAnnotations: 'COCO annotations',
  cocoResults: 'COCO results',
  pascalVoc: 'Pascal VOC XML',
  cvat: 'CVAT XML',
  yolo: 'YOLO labels or predictions',
  yoloTracks: 'YOLO labels with track numbers',
  labelMe: 'LabelMe JSON',
  labelStudio: 'Label Studio JSON',
  via: 'VGG Image Annotator',
  createMl: 'CreateML JSON',
  datumaro: 'Datumaro JSON',
  kitti: 'KITTI labels',
  widerFace: 'WIDER FACE',
  mot: 'MOT challenge',
  openImages: 'Open Images CSV',
};

const columns: Record<Column, string> = {
  x1: 'x1',
  y1: 'y1',
  x2: 'x2',
  y2: 'y2',
  cx: 'cx',
  cy: 'cy',
  w: 'w',
  h: 'h',
  xyxy: '[x1, y1, x2, y2]',
  xywh: '[x1, y1, w, h]',
  cxcywh: '[cx, cy, w, h]',
  score: 'score',
  class: 'class',
  scoreOrClass: 'score or class',
  image: 'image name',
  imageWidth: 'image width',
  imageHeight: 'image height',
  difficult: 'difficult',
  crowd: 'crowd',
  ignored: 'not used',
};

const skipReasons: Record<SkipReason, string> = {
  notANumber: 'text where a number should be',
  notFinite: 'a number that is not finite',
  tooLarge: 'a number beyond 1e100',
  missingNumber: 'nothing where a number should be',
  tooFewValues: 'too few values for a box',
  tooManyValues: 'more values than have a meaning',
  emptyRow: 'only separators',
  missingImage: 'no image name, although other lines have one',
  nameTooLong: 'a name that is too long',
  unknownClass: 'the index of a class that the file does not name',
  elided: 'rows left out as “...” when the array was printed',
  unclosed: 'a list that does not end',
  missingBox: 'nothing that says where the box is',
  notAnObject: 'no object of JSON where one should be',
  tooLong: 'an entry of more than 1 MiB',
  notABox: 'another shape than a box, or none',
  outside: 'outside of its frame, as CVAT marks it',
  cancelled: 'of a cancelled annotation',
};

const binaries: Record<Binary, string> = {
  zip: 'this is a zip archive or a spreadsheet. Unpack it, or save it as CSV.',
  gzip: 'this is a gzip archive. Unpack it first.',
  npy: 'this is a numpy file. Print it with print(boxes.tolist()) and paste the text.',
  picture: 'this looks like a picture, but the browser cannot read it as one.',
  pdf: 'this is a PDF. Copy the boxes out of it and paste them as text.',
  unknown: 'this is not text, for it has zero bytes. Save it as UTF-8 text.',
};

const limited: Record<Limited, string> = {
  boxes: 'boxes',
  classes: 'classes',
  images: 'images',
  names: 'bytes of names',
};

const columnsFrom: Record<ColumnsFrom, string> = {
  header: 'as the file names them',
  content: 'told by their number and content',
  options: 'as you gave them',
};

const encodings: Record<Encoding, string> = {
  utf8: 'UTF-8',
  utf16Le: 'UTF-16 LE',
  utf16Be: 'UTF-16 BE',
  gb18030: 'GB18030 (GBK)',
  shiftJis: 'Shift_JIS',
  windows1252: 'Windows-1252',
};
const HEADER = 'x1,y1,x2,y2,score,class';

const list = (items: readonly string[]) => items.join(', ');
const quoted = (text: string) => `“${text}”`;
const mebibytes = (bytes: number) => `${number(bytes / 2 ** 20, 1)} MiB`;
const boxes = (n: number) => (n === 1 ? '1 box' : `${count(n)} boxes`);
const are = (n: number) => (n === 1 ? 'is' : 'are');
const firstBox = (first: number) => `the first is number ${count(first)} of the file, from 0`;
const names = (chosen: readonly Column[]) => list(chosen.map((column) => columns[column]));

function location({ line, path, value, column }: Where): string {
  const name = column === null ? '' : columns[column];
  const nth = value > 0 ? `value ${count(value)}` : '';
  const part = nth && name ? `${nth} (${name})` : nth || name;
  return [line > 0 ? `line ${count(line)}` : '', path, part].filter(Boolean).join(', ');
}

function first(place: Where): string {
  return `${location(place)} ${place.text && quoted(place.text)}`.trim();
}

const notes: Record<Note, (n: number) => string> = {
  vocAsWritten: (n) =>
    `The corners of ${boxes(n)} were taken as edges, as written. By its definition Pascal VOC counts pixels from 1; if this file does, say so under “Read again as …”`,
  vocOneBased: (n) =>
    `The corners of ${boxes(n)} were taken as pixels counted from 1, so xmin and ymin became less by 1`,
  shapeAssumed: (n) =>
    `${n === 1 ? '1 shape has' : `${count(n)} shapes have`} no type and two points, which were taken as corners of a rectangle`,
  moreLabels: (n) => `${boxes(n)} with several labels, of which the first was taken`,
  annotators: (n) =>
    `${n === 1 ? '1 image was' : `${count(n)} images were`} annotated more than once; the boxes of all are here`,
  prediction: (n) => `${boxes(n)} predicted by a model, taken with the score it gave`,
  percentWithoutSize: (n) =>
    `${boxes(n)} in percent of an image whose size the file does not tell: kept as parts of it, between 0 and 1, and upright`,
  bareAmpersand: (n) =>
    `${n === 1 ? '1 character & stands' : `${count(n)} characters & stand`} where XML wants &amp;, and was taken as it is`,
  notFinite: (n) =>
    `NaN or Infinity stands for a number in ${n === 1 ? '1 place' : `${count(n)} places`}, which JSON does not allow; boxes that need it were skipped`,
};

const xmlFaults: Record<XmlFault, string> = {
  cut: 'something begins that does not end, so the file may be cut off',
  wrongEnd: 'a tag ends an element that is not open',
  malformed: 'a tag is not written as XML wants it',
};

export const wordingEn: Wording = {
  formats,
  columns,
  encodings,
  separators: { comma: 'commas', semicolon: 'semicolons', tab: 'tabs', spaces: 'spaces' },
  skipReasons,
  problems: {
    tooLarge: ({ bytes, limit }) =>
      `the file has ${mebibytes(bytes)}, more than the ${mebibytes(limit)} that can be read. Split it.`,
    notText: ({ looksLike }) => binaries[looksLike],
    badEncoding: ({ encoding, offset }) =>
      offset === null
        ? `this is not ${encodings[encoding]}. Choose another encoding, or save the file as UTF-8.`
        : `byte ${count(offset)}, from 0, does not belong in ${encodings[encoding]}. Save the file as UTF-8.`,
    noBoxes({ empty, found, skipped }) {
      if (empty) return 'the file is empty. A box takes four numbers.';
      const [why] = skipped;
      if (!why) return 'there is no box in the file. A box takes four numbers.';
      const text = why.first.text && ` (${quoted(why.first.text)})`;
      const among = found === 1 ? '1 entry' : `${count(found)} entries`;
      return `there is no box among ${among}; the reason here: ${skipReasons[why.reason]}${text}. ${OF_TOOLS.has(why.reason) ? 'Export the file again, with boxes' : `Correct that, or name the columns in a first line such as ${HEADER}`}.`;
    },
    unrecognised({ firstLines, accepted }) {
      const text = firstLines[0] ? ` ${quoted(firstLines[0].text)}` : ' this';
      const readable = list(accepted.map((format) => formats[format]));
      return `a file that begins with${text} is in none of the formats that can be read: ${readable}.`;
    },
    ambiguous({ readings, firstLines }) {
      const text = firstLines[0] ? ` (${quoted(firstLines[0].text)})` : '';
      return `this can be read as ${readings.map((format) => formats[format]).join(' or as ')}${text}. Choose one of them.`;
    },
    columnsUnclear({ place, missing }) {
      const lack = missing.length > 0 ? `${names(missing)} ${are(missing.length)} missing` : '';
      const why = lack || 'it is not clear which numbers are the box';
      return `${why} in ${quoted(place.text)}. Name the columns in a first line such as ${HEADER}.`;
    },
    unterminatedQuote: ({ limit }) =>
      `the quotation mark that opens here is not closed within ${count(limit)} bytes. Close it or take it out.`,
    valueTooLong: ({ limit }) =>
      `a value is longer than ${count(limit)} bytes. Check the separators, or shorten it.`,
    tooDeep: ({ limit }) => `this is nested more than ${count(limit)} deep. Leave only the boxes.`,
    tooMany: ({ what, limit }) =>
      `there are more than ${count(limit)} ${limited[what]}. Split the file.`,
    endsEarly: ({ path }) =>
      `the file ends too early${path && `, within ${path}`}. Copy or download it again.`,
    readFailed: ({ reason }) => `it could not be read to its end (${reason}). Choose it again.`,
    invalidJson: ({ column, reason }) =>
      `at character ${count(column)} this is no valid JSON: ${reason}. Correct that or save the file again.`,
    invalidXml: ({ column, fault }) =>
      `at character ${count(column)} ${xmlFaults[fault]}. Correct that or export the file again.`,
    doctype: () =>
      'the file has a DOCTYPE, which can make a small file grow without end. Take it out; the boxes do not need it.',
    emptyList: () =>
      'the file is an empty list: no image, no boxes, and nothing that tells its format. Export it again with at least one image.',
    unsupportedVersion: ({ version, supported }) =>
      `the file has version ${version}, and this page reads version ${count(supported)}. Open it with a newer Boxstep.`,
    unreadable: () =>
      'the browser cannot read it. If it is a folder, open the files in it; if it was moved, choose it again.',
    ...zipProblems.en,
    notAPicture: () => 'the browser cannot read this as a picture. Save it as PNG or JPEG.',
    engineLost: () => 'the reader stopped at this file. Open it again, or a part of it.',
  },
  assumptions: {
    columns: ({ columns: chosen, from }) => `Columns, ${columnsFrom[from]}: ${names(chosen)}.`,
    separator: ({ separator, decimalComma }) =>
      `Values are separated by ${wordingEn.separators[separator]}${decimalComma ? '; the comma is the decimal mark' : ''}.`,
    encoding: ({ encoding }) =>
      encoding === 'gb18030'
        ? `The text is not UTF-8 and was read as ${encodings.gb18030}; if names look wrong, choose another encoding.`
        : `The text is in ${encodings[encoding]}.`,
    numbersAfterBox: ({ readAs }) =>
      readAs.length > 1
        ? `The numbers after the corners were read as ${names(readAs)}.`
        : `The number after the corners may be score or class; it was read as ${names(readAs)}.`,
    headerNotUnderstood: ({ place }) =>
      `The names in ${first(place)} are not known, so columns were told by their content. A first line such as ${HEADER} is understood.`,
    columnsIgnored: ({ names: ignored }) => `Not used: ${list(ignored)}.`,
    commentsIgnored: ({ count: n }) =>
      `${n === 1 ? '1 line' : `${count(n)} lines`} beginning with # passed over.`,
    textIgnored: ({ count: n, first: place }) =>
      `Text around the lists passed over in ${n === 1 ? '1 place' : `${count(n)} places`}, first in ${first(place)}.`,
    valuesIgnored: ({ column, count: n, first: place }) =>
      `${n === 1 ? '1 value' : `${count(n)} values`} for ${columns[column]} not usable, first in ${first(place)}; what it belongs to was opened without.`,
    imagesWithoutBoxes: ({ count: n }) =>
      n === 1 ? '1 image has no boxes.' : `${count(n)} images have no boxes.`,
    difficult: ({ count: n, first: at }) =>
      `${boxes(n)} marked as difficult, ${firstBox(at)}; average precision does not ask for them.`,
    spacesInClassNames: ({ count: n, first: at }) =>
      `${boxes(n)} with a class name of several words, ${firstBox(at)}.`,
    imagesUnnamed: ({ count: n, first: at }) =>
      `${boxes(n)} of an image that the file does not name, ${firstBox(at)}; its id stands as its name.`,
    idsRepeated: ({ count: n, first: place }) =>
      `${n === 1 ? '1 image or class has' : `${count(n)} images or classes have`} the id of an earlier one, first in ${first(place)}; the earlier one has the boxes.`,
    keysRepeated: ({ count: n, first: place }) =>
      `${n === 1 ? '1 object has' : `${count(n)} objects have`} a key twice, first in ${first(place)}; lists were joined, of other values the last was taken.`,
    placeholderClass: ({ name }) =>
      `Class ${quoted(name)} only names the whole set and has no boxes; left out.`,
    inverted: ({ count: n, first: at }) =>
      `${boxes(n)} written inverted (x2 < x1 or y2 < y1), ${firstBox(at)}. Kept as written; the labs put the corners in order, and show what code computes that does not.`,
    noted: ({ note, count: n, first: place }) => {
      const where = first(place);
      return `${notes[note](n)}${where && `; first in ${where}`}.`;
    },
    turned: ({ count: n, first: at }) =>
      `${boxes(n)} turned about ${n === 1 ? 'its' : 'their'} centre, ${firstBox(at)}. Labs of rotated boxes take the angle; the others compute with the box upright.`,
    scoresOutsideUnit: ({ count: n, first: at }) =>
      `${boxes(n)} with a score below 0 or above 1, ${firstBox(at)}. Kept as written.`,
    normalised: ({ scaled }) =>
      scaled
        ? 'The coordinates are parts of the image’s size and were scaled to its pixels.'
        : 'The coordinates are parts of the image’s size, which is not known. Kept as written, not scaled to pixels: IoU and NMS come out the same, except under the +1 convention.',
    classesUnnamed: ({ count: n, first: at }) =>
      `${boxes(n)} with a class of which only the index or code is known, ${firstBox(at)}; that stands as the name. Open the file of names (classes.txt, obj.names, data.yaml) along with it.`,
    envelopes: ({ count: n, first: at }) =>
      `${boxes(n)} taken upright around a polygon or a turned box, ${firstBox(at)}.`,
    beyondImage: ({ count: n, first: at }) =>
      `${boxes(n)} ${n === 1 ? 'reaches' : 'reach'} beyond the image, ${firstBox(at)}. Kept as written.`,
    duplicates: ({ count: n, first: at }) =>
      `${boxes(n)} ${n === 1 ? 'repeats' : 'repeat'} an earlier line to the letter, ${firstBox(at)}. Kept, for NMS should see them; Ultralytics adds to its files when it runs again.`,
    tracksIgnored: ({ count: n }) => `Track numbers of ${boxes(n)} not used; they are no classes.`,
    countsDiffer: ({ count: n, first: place }) =>
      `${n === 1 ? '1 image has' : `${count(n)} images have`} another number of boxes than the file announces, first in ${first(place)}; those that are there were opened.`,
    crowds: ({ count: n, first: at }) =>
      `${boxes(n)} around a crowd of objects, ${firstBox(at)}, and marked so.`,
    regionsToIgnore: ({ count: n, first: at }) =>
      `${boxes(n)} to be ignored, as the file says, ${firstBox(at)}; marked as difficult, so average precision does not ask for them.`,
  },
  location,
  quoted,
  at: (file, where) => (where ? `${file}, ${where}: ` : `${file}: `),
  readAs: (format) => `Read as ${format}.`,
  skipped: (n, reason) => `${count(n)} skipped: ${reason}.`,
  more: (n) => `and ${count(n)} more`,
  list,
};
