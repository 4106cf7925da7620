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
  table: '表格（CSV 等）',
  list: '方括号列表',
  cartuchoDetections: 'Cartucho/mAP 检测结果',
  cartuchoGroundTruth: 'Cartucho/mAP 真值标注',
  cocoAnnotations: 'COCO 标注',
  cocoResults: 'COCO 检测结果',
  pascalVoc: 'Pascal VOC XML',
  cvat: 'CVAT XML',
  yolo: 'YOLO 标注或预测',
  yoloTracks: '带跟踪 ID 的 YOLO 标注',
  labelMe: 'LabelMe JSON',
  labelStudio: 'Label Studio JSON',
  via: 'VGG Image Annotator',
  createMl: 'CreateML JSON',
  datumaro: 'Datumaro JSON',
  kitti: 'KITTI 标签',
  widerFace: 'WIDER FACE',
  mot: 'MOT Challenge',
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
  score: '得分',
  class: '类别',
  scoreOrClass: '得分或类别',
  image: '图像名',
  imageWidth: '图像宽度',
  imageHeight: '图像高度',
  difficult: 'difficult 标记',
  crowd: 'crowd 标记',
  ignored: '未使用',
};

const skipReasons: Record<SkipReason, string> = {
  notANumber: '应为数字的位置是文本',
  notFinite: '数值不是有限数',
  tooLarge: '数值超过 1e100',
  missingNumber: '应为数字的位置为空',
  tooFewValues: '数值不足以构成一个框',
  tooManyValues: '多出了没有含义的值',
  emptyRow: '只有分隔符',
  missingImage: '缺少图像名，而其他行有',
  nameTooLong: '名称过长',
  unknownClass: '类别索引在文件中没有对应的名称',
  elided: '打印数组时部分行被省略为“...”',
  unclosed: '列表没有结束',
  missingBox: '没有框的位置信息',
  notAnObject: '应为 JSON 对象的位置不是对象',
  tooLong: '单个条目超过 1 MiB',
  notABox: '不是框，而是其他形状或没有形状',
  outside: '在该帧画面之外（CVAT 标记为 outside）',
  cancelled: '属于已取消的标注',
};

const binaries: Record<Binary, string> = {
  zip: '这是 zip 压缩包或电子表格。请先解压，或另存为 CSV。',
  gzip: '这是 gzip 压缩包。请先解压。',
  npy: '这是 numpy 文件。请用 print(boxes.tolist()) 打印后粘贴文本。',
  picture: '这看起来是图片，但浏览器无法读取。',
  pdf: '这是 PDF。请复制其中的框，以文本形式粘贴。',
  unknown: '这不是文本（含有零字节）。请另存为 UTF-8 文本。',
};

const limited: Record<Limited, string> = {
  boxes: '个框',
  classes: '个类别',
  images: '张图像',
  names: '字节的名称',
};

const columnsFrom: Record<ColumnsFrom, string> = {
  header: '按文件中的列名',
  content: '按列数和内容判断',
  options: '按你的设置',
};

const encodings: Record<Encoding, string> = {
  utf8: 'UTF-8',
  utf16Le: 'UTF-16 LE',
  utf16Be: 'UTF-16 BE',
  gb18030: 'GB18030（GBK）',
  shiftJis: 'Shift_JIS',
  windows1252: 'Windows-1252',
};
const HEADER = 'x1,y1,x2,y2,score,class';

const list = (items: readonly string[]) => items.join('、');
const quoted = (text: string) => `“${text}”`;
const mebibytes = (bytes: number) => `${number(bytes / 2 ** 20, 1)} MiB`;
const firstBox = (first: number) => `首个是文件中的第 ${count(first)} 号（从 0 计）`;
const names = (chosen: readonly Column[]) => list(chosen.map((column) => columns[column]));

function location({ line, path, value, column }: Where): string {
  const name = column === null ? '' : columns[column];
  const nth = value > 0 ? `第 ${count(value)} 个值` : '';
  const part = nth && name ? `${nth}（${name}）` : nth || name;
  return [line > 0 ? `第 ${count(line)} 行` : '', path, part].filter(Boolean).join('，');
}

function first(place: Where): string {
  return location(place) + (place.text && quoted(place.text));
}

const notes: Record<Note, (n: number) => string> = {
  vocAsWritten: (n) =>
    `${count(n)} 个框的角点按原样作为边界坐标读取。按 Pascal VOC 的定义，像素从 1 计；若该文件如此，请在“换一种方式读取…”中选择`,
  vocOneBased: (n) => `${count(n)} 个框的角点按从 1 计的像素读取，xmin 与 ymin 已减 1`,
  shapeAssumed: (n) => `${count(n)} 个形状没有类型且只有两点，已作为矩形的两个角点读取`,
  moreLabels: (n) => `${count(n)} 个框有多个标签，已取第一个`,
  annotators: (n) => `${count(n)} 张图像被标注了不止一次，所有标注的框都已读入`,
  prediction: (n) => `${count(n)} 个框是模型的预测，已连同其得分读入`,
  percentWithoutSize: (n) =>
    `${count(n)} 个框以图像尺寸的百分比给出，而文件没有图像尺寸：已保留为 0 到 1 之间的比例，且不旋转`,
  bareAmpersand: (n) => `${count(n)} 处 & 按 XML 应写作 &amp;，已按原样读取`,
  notFinite: (n) =>
    `${count(n)} 处以 NaN 或 Infinity 作为数值，JSON 不允许这样写；需要这些数值的框已跳过`,
};

const xmlFaults: Record<XmlFault, string> = {
  cut: '有内容没有结束，文件可能被截断',
  wrongEnd: '结束标签与当前元素不符',
  malformed: '标签不符合 XML 的写法',
};

export const wordingZh: Wording = {
  formats,
  columns,
  encodings,
  separators: { comma: '逗号', semicolon: '分号', tab: '制表符', spaces: '空格' },
  skipReasons,
  problems: {
    tooLarge: ({ bytes, limit }) =>
      `文件大小为 ${mebibytes(bytes)}，超过可读取的 ${mebibytes(limit)}。请拆分文件。`,
    notText: ({ looksLike }) => binaries[looksLike],
    badEncoding: ({ encoding, offset }) =>
      offset === null
        ? `这不是有效的 ${encodings[encoding]}。请选择其他编码，或将文件另存为 UTF-8。`
        : `第 ${count(offset)} 个字节（从 0 计）不是有效的 ${encodings[encoding]}。请将文件另存为 UTF-8。`,
    noBoxes({ empty, found, skipped }) {
      if (empty) return '文件为空。一个框需要四个数。';
      const [why] = skipped;
      if (!why) return '文件中没有框。一个框需要四个数。';
      const text = why.first.text && quoted(why.first.text);
      return `${count(found)} 个条目中没有一个框；此处的原因：${skipReasons[why.reason]}${text}。${OF_TOOLS.has(why.reason) ? '请重新导出，包含框' : `请改正，或在首行写明列名，例如 ${HEADER}`}。`;
    },
    unrecognised({ firstLines, accepted }) {
      const text = firstLines[0] ? `开头为${quoted(firstLines[0].text)}的文件` : '该文件';
      const readable = list(accepted.map((format) => formats[format]));
      return `${text}不属于可读取的格式：${readable}。`;
    },
    ambiguous({ readings, firstLines }) {
      const text = firstLines[0] ? `（${quoted(firstLines[0].text)}）` : '';
      return `该文件${text}可读作${readings.map((format) => formats[format]).join('，也可读作')}。请选择其一。`;
    },
    columnsUnclear({ place, missing }) {
      const why = missing.length > 0 ? `缺少 ${names(missing)}` : '无法确定哪些数是框的坐标';
      return `${quoted(place.text)}中${why}。请在首行写明列名，例如 ${HEADER}。`;
    },
    unterminatedQuote: ({ limit }) =>
      `此处的引号在 ${count(limit)} 字节内没有闭合。请补上或删去引号。`,
    valueTooLong: ({ limit }) => `有一个值超过 ${count(limit)} 字节。请检查分隔符，或缩短该值。`,
    tooDeep: ({ limit }) => `嵌套超过 ${count(limit)} 层。请只保留框。`,
    tooMany: ({ what, limit }) => `超过 ${count(limit)} ${limited[what]}。请拆分文件。`,
    endsEarly: ({ path }) =>
      `文件提前结束${path && `（位于 ${path} 中）`}。请重新复制或下载该文件。`,
    readFailed: ({ reason }) => `文件没有读到结尾（${reason}）。请重新选择该文件。`,
    invalidJson: ({ column, reason }) =>
      `第 ${count(column)} 个字符处不是有效的 JSON（${reason}）。请改正，或重新保存该文件。`,
    invalidXml: ({ column, fault }) =>
      `第 ${count(column)} 个字符处${xmlFaults[fault]}。请改正，或重新导出该文件。`,
    doctype: () => '文件含有 DOCTYPE，它能使小文件无限膨胀，因此不读取。请将其删去；框并不需要它。',
    emptyList: () =>
      '文件是一个空列表：没有图像，没有框，也无从判断格式。请重新导出，至少包含一张图像。',
    unsupportedVersion: ({ version, supported }) =>
      `文件版本为 ${version}，本页面只能读取版本 ${count(supported)}。请用更新的 Boxstep 打开。`,
    unreadable: () => '浏览器无法读取。如果是文件夹，请打开其中的文件；如果已被移动，请重新选择。',
    ...zipProblems.zh,
    notAPicture: () => '浏览器无法将其识别为图片。请另存为 PNG 或 JPEG。',
    engineLost: () => '读取该文件时读取器中断。请重新打开，或只打开其中一部分。',
  },
  assumptions: {
    columns: ({ columns: chosen, from }) => `列（${columnsFrom[from]}）：${names(chosen)}。`,
    separator: ({ separator, decimalComma }) =>
      `值之间以${wordingZh.separators[separator]}分隔${decimalComma ? '，逗号为小数点' : ''}。`,
    encoding: ({ encoding }) =>
      encoding === 'gb18030'
        ? `文本不是 UTF-8，已按 ${encodings.gb18030} 读取；如果名称显示为乱码，请选择其他编码。`
        : `文本编码为 ${encodings[encoding]}。`,
    numbersAfterBox: ({ readAs }) =>
      readAs.length > 1
        ? `坐标之后的数依次读作${names(readAs)}。`
        : `坐标之后的数可能是得分或类别，已读作${names(readAs)}。`,
    headerNotUnderstood: ({ place }) =>
      `无法识别${first(place)}中的列名，已按内容判断各列。可识别的首行例如 ${HEADER}。`,
    columnsIgnored: ({ names: ignored }) => `未使用：${list(ignored)}。`,
    commentsIgnored: ({ count: n }) => `略过以 # 开头的 ${count(n)} 行。`,
    textIgnored: ({ count: n, first: place }) =>
      `略过列表之外的文本 ${count(n)} 处，首处：${first(place)}。`,
    valuesIgnored: ({ column, count: n, first: place }) =>
      `${count(n)} 个${columns[column]}值无法使用，首处：${first(place)}；所属的框或图像已在没有该值的情况下打开。`,
    imagesWithoutBoxes: ({ count: n }) => `${count(n)} 张图像没有框。`,
    difficult: ({ count: n, first: at }) =>
      `${count(n)} 个框标记为 difficult，${firstBox(at)}；计算 AP 时既不要求检出它们，匹配到它们的检测也不计。`,
    spacesInClassNames: ({ count: n, first: at }) =>
      `${count(n)} 个框的类别名由多个词组成，${firstBox(at)}。`,
    imagesUnnamed: ({ count: n, first: at }) =>
      `${count(n)} 个框的图像在文件中没有名称，${firstBox(at)}；以其 id 作为名称。`,
    idsRepeated: ({ count: n, first: place }) =>
      `${count(n)} 个图像或类别的 id 与前面的重复，首个位于${first(place)}；框归前面的那个。`,
    keysRepeated: ({ count: n, first: place }) =>
      `${count(n)} 个对象中有重复的键，首个位于${first(place)}；列表已合并，其他值取最后一个。`,
    placeholderClass: ({ name }) => `类别${quoted(name)}只是整个数据集的名称，没有框，已略去。`,
    inverted: ({ count: n, first: at }) =>
      `${count(n)} 个框的角点颠倒（x2 < x1 或 y2 < y1），${firstBox(at)}。按原样保留；实验会先排好角点顺序，并给出不排序的代码所算的结果。`,
    noted: ({ note, count: n, first: place }) => {
      const where = first(place);
      return `${notes[note](n)}${where && `；首处：${where}`}。`;
    },
    turned: ({ count: n, first: at }) =>
      `${count(n)} 个框绕中心旋转，${firstBox(at)}。旋转框的实验会使用角度，其他实验按未旋转的框计算。`,
    scoresOutsideUnit: ({ count: n, first: at }) =>
      `${count(n)} 个框的得分小于 0 或大于 1，${firstBox(at)}。按原样保留。`,
    normalised: ({ scaled }) =>
      scaled
        ? '坐标为相对于图像尺寸的比例，已换算为像素。'
        : '坐标为相对于图像尺寸的比例，而图像尺寸未知。按原样保留，未换算为像素；除 +1 约定外，IoU 与 NMS 的结果不变。',
    classesUnnamed: ({ count: n, first: at }) =>
      `${count(n)} 个框的类别只有索引或代码，没有名称，${firstBox(at)}；以其本身作为名称。可将名称文件（classes.txt、obj.names、data.yaml）与该文件一起打开。`,
    envelopes: ({ count: n, first: at }) =>
      `${count(n)} 个框取自多边形或旋转框的外接矩形，${firstBox(at)}。`,
    beyondImage: ({ count: n, first: at }) =>
      `${count(n)} 个框超出图像范围，${firstBox(at)}。按原样保留。`,
    duplicates: ({ count: n, first: at }) =>
      `${count(n)} 个框与之前的某一行完全相同，${firstBox(at)}。已保留，因为它们会影响 NMS；Ultralytics 重复运行时会向已有文件追加内容。`,
    tracksIgnored: ({ count: n }) => `${count(n)} 个框的跟踪 ID 未使用；它们不是类别。`,
    countsDiffer: ({ count: n, first: place }) =>
      `${count(n)} 张图像的框数与文件中写明的不符，首处：${first(place)}；已按实际存在的框打开。`,
    crowds: ({ count: n, first: at }) =>
      `${count(n)} 个框围住一群物体，${firstBox(at)}，已标记为 crowd。`,
    regionsToIgnore: ({ count: n, first: at }) =>
      `${count(n)} 个框在文件中被标为忽略，${firstBox(at)}；已标记为 difficult，计算 AP 时不要求检出它们。`,
  },
  location,
  quoted,
  at: (file, where) => (where ? `${file}，${where}：` : `${file}：`),
  readAs: (format) => `读作：${format}。`,
  skipped: (n, reason) => `跳过 ${count(n)} 处：${reason}。`,
  more: (n) => `另有 ${count(n)} 项`,
  list,
};
