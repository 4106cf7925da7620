import type { Loss, WriteFormat, WriteProblem } from 'boxstep-reader';
import { count } from '../text/numbers';
import { texts } from '../text/text';

/** What boxes can be written as: Boxstep's own, or a format of the engine. */
export type FormatName = 'boxstep' | WriteFormat;

/** In the order in which they are offered. */
export const FORMATS: readonly FormatName[] = [
  'boxstep',
  'cocoAnnotations',
  'cocoResults',
  'yolo',
  'yoloPredictions',
  'pascalVoc',
  'csv',
];

type Counted = Extract<Loss, { count: number }>['code'];

interface BoxesWords {
  readonly title: string;
  readonly format: string;
  readonly formats: Readonly<Record<FormatName, string>>;
  readonly hints: Readonly<Record<FormatName, string>>;
  readonly images: string;
  readonly one: string;
  all(images: number): string;
  readonly guard: string;
  readonly guardHelp: string;
  readonly oneBased: string;
  readonly oneBasedHelp: string;
  readonly size: string;
  readonly width: string;
  readonly height: string;
  readonly preview: string;
  previewOf(file: string): string;
  readonly losses: string;
  readonly nothingLost: string;
  readonly noPictures: string;
  readonly download: string;
  readonly downloadZip: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly cancel: string;
  readonly cancelled: string;
  making(percent: number): string;
  made(name: string, size: string): string;
  failed(message: string): string;
  loss(loss: Loss): string;
  problem(problem: WriteProblem): string;
}

/** The words of English, with its plurals. */
function boxes(n: number): string {
  return n === 1 ? '1 box' : `${count(n)} boxes`;
}
function images(n: number): string {
  return n === 1 ? '1 image' : `${count(n)} images`;
}
function names(n: number): string {
  return n === 1 ? '1 name' : `${count(n)} names`;
}

const lossesEn: Readonly<Record<Counted, (n: number) => string>> = {
  scores: (n) => `Scores are not written (${boxes(n)}).`,
  boxesWithoutScore: (n) => `Boxes without a score are left out: ${count(n)}.`,
  angles: (n) => `Angles are not written: turned boxes become upright (${boxes(n)}).`,
  difficult: (n) => `The mark “difficult” is not written (${boxes(n)}).`,
  crowds: (n) => `The mark “crowd” is not written (${boxes(n)}).`,
  inverted: (n) => `Corners are put in order (${boxes(n)}).`,
  flat: (n) => `Boxes without width or height are skipped by programs that read YOLO: ${count(n)}.`,
  imagesWithoutBoxes: (n) => `Images without boxes are left out: ${count(n)}.`,
  sameImageNames: (n) => `${images(n)} will be read as one with another of the same name.`,
  imageSizes: (n) => `Image sizes are not written (${images(n)}).`,
  rounded: (n) => `The last digit of a coordinate may change on reading (${boxes(n)}).`,
  guarded: (n) => `${names(n)} that a spreadsheet would run as a formula begin with an apostrophe.`,
  namesChanged: (n) => `Characters that the format cannot hold are replaced (${names(n)}).`,
  fileNames: (n) => `Names of files are made safe for every system (${images(n)}).`,
};

const lossesZh: Readonly<Record<Counted, (n: number) => string>> = {
  scores: (n) => `不写入得分（${count(n)} 个框）。`,
  boxesWithoutScore: (n) => `没有得分的框不写入：${count(n)} 个。`,
  angles: (n) => `不写入角度：旋转框按水平框写出（${count(n)} 个）。`,
  difficult: (n) => `不写入 difficult 标记（${count(n)} 个框）。`,
  crowds: (n) => `不写入 crowd 标记（${count(n)} 个框）。`,
  inverted: (n) => `角点按大小排好后写入（${count(n)} 个框）。`,
  flat: (n) => `宽或高为 0 的框会被读取 YOLO 的程序跳过：${count(n)} 个。`,
  imagesWithoutBoxes: (n) => `没有框的图像不写入：${count(n)} 张。`,
  sameImageNames: (n) => `${count(n)} 张图像与另一张同名，读入时会合为一张。`,
  imageSizes: (n) => `不写入图像尺寸（${count(n)} 张）。`,
  rounded: (n) => `重新读入时坐标的最后一位可能变化（${count(n)} 个框）。`,
  guarded: (n) => `${count(n)} 个名称会被电子表格当作公式，前面加了单引号。`,
  namesChanged: (n) => `格式无法容纳的字符已替换（${count(n)} 个名称）。`,
  fileNames: (n) => `文件名已改为各系统都可用的形式（${count(n)} 张图像）。`,
};

const en: BoxesWords = {
  title: 'Boxes',
  format: 'Format',
  formats: {
    boxstep: 'Boxstep JSON',
    cocoAnnotations: 'COCO annotations',
    cocoResults: 'COCO results',
    yolo: 'YOLO labels',
    yoloPredictions: 'YOLO labels with scores',
    pascalVoc: 'Pascal VOC',
    csv: 'CSV',
  },
  hints: {
    boxstep: 'All images, boxes, classes, scores, marks and angles, to be opened here again.',
    cocoAnnotations: 'One JSON file of images, annotations and categories; ids count from 1.',
    cocoResults: 'One JSON file of detections; ids are those of COCO annotations from here.',
    yolo: 'A text file per image in parts of its size, classes.txt and data.yaml.',
    yoloPredictions: 'The same with the score at the end of a line, as Ultralytics predicts.',
    pascalVoc: 'An XML file per image.',
    csv: 'One table: image, width, height, class, x1, y1, x2, y2, score.',
  },
  images: 'Images',
  one: 'The one on screen',
  all: (n) => `All ${count(n)}`,
  guard: 'Safe for spreadsheets',
  guardHelp:
    'Names that begin with =, +, − or @ get an apostrophe, so that none runs as a formula.',
  oneBased: 'Pixels counted from 1',
  oneBasedHelp:
    'As the original VOC files have them: 1 is added to xmin and ymin. Most programs write and read corners as they are.',
  size: 'Size of images whose size is not known',
  width: 'Width',
  height: 'Height',
  preview: 'Preview',
  previewOf: (file) => `Begins like this: ${file}`,
  losses: 'What this format does not keep',
  nothingLost: 'This format keeps everything here.',
  noPictures: 'Pictures stay on this device.',
  download: 'Download',
  downloadZip: 'Download as zip',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'The browser does not allow copying here; download instead.',
  cancel: 'Cancel',
  cancelled: 'Cancelled.',
  making: (percent) => `Writing: ${percent} %`,
  made: (name, size) => `${name} is written (${size}).`,
  failed: (message) => `The file could not be made: ${message}`,
  loss: (loss) => {
    if (loss.code === 'classNames') return 'Class names are not written, only their numbers.';
    if (loss.code === 'imageNames') return 'Image names are not written, only their numbers.';
    return lossesEn[loss.code](loss.count);
  },
  problem: (problem) =>
    problem.code === 'unknownSizes'
      ? `YOLO needs the size of each image, and that of ${images(problem.count)} is not known: ${problem.names.join(', ')}${problem.count > problem.names.length ? ', …' : ''}. Open the pictures, or give the size here.`
      : `The boxes do not fit together (${problem.column}).`,
};

const zh: BoxesWords = {
  title: '框',
  format: '格式',
  formats: {
    boxstep: 'Boxstep JSON',
    cocoAnnotations: 'COCO 标注',
    cocoResults: 'COCO 检测结果',
    yolo: 'YOLO 标签',
    yoloPredictions: 'YOLO 标签（含得分）',
    pascalVoc: 'Pascal VOC',
    csv: 'CSV',
  },
  hints: {
    boxstep: '包含所有图像、框、类别、得分、标记与角度，可在此重新打开。',
    cocoAnnotations: '一个 JSON 文件，含 images、annotations 与 categories；编号从 1 开始。',
    cocoResults: '一个检测结果 JSON 文件；编号与此处写出的 COCO 标注一致。',
    yolo: '每张图像一个 txt 文件，坐标按图像尺寸归一化，另附 classes.txt 与 data.yaml。',
    yoloPredictions: '同上，每行末尾附得分，与 Ultralytics 的预测输出一致。',
    pascalVoc: '每张图像一个 XML 文件。',
    csv: '一张表：image、width、height、class、x1、y1、x2、y2、score。',
  },
  images: '图像',
  one: '当前图像',
  all: (n) => `全部 ${count(n)} 张`,
  guard: '电子表格安全',
  guardHelp: '以 =、+、− 或 @ 开头的名称前加单引号，避免被当作公式执行。',
  oneBased: '像素从 1 计数',
  oneBasedHelp: '与 VOC 原始文件一致：xmin 与 ymin 加 1。多数程序按坐标原样读写。',
  size: '未知尺寸图像的尺寸',
  width: '宽',
  height: '高',
  preview: '预览',
  previewOf: (file) => `开头如下：${file}`,
  losses: '此格式不保留的内容',
  nothingLost: '此格式保留这里的全部内容。',
  noPictures: '图片留在本机，不写入文件。',
  download: '下载',
  downloadZip: '下载 zip',
  copy: '复制',
  copied: '已复制。',
  notCopied: '浏览器不允许在此复制，请改为下载。',
  cancel: '取消',
  cancelled: '已取消。',
  making: (percent) => `正在写入：${percent}%`,
  made: (name, size) => `已写出 ${name}（${size}）。`,
  failed: (message) => `无法生成文件：${message}`,
  loss: (loss) => {
    if (loss.code === 'classNames') return '不写入类别名称，只写编号。';
    if (loss.code === 'imageNames') return '不写入图像名称，只写编号。';
    return lossesZh[loss.code](loss.count);
  },
  problem: (problem) =>
    problem.code === 'unknownSizes'
      ? `YOLO 需要每张图像的尺寸，而 ${count(problem.count)} 张图像的尺寸未知：${problem.names.join('、')}${problem.count > problem.names.length ? '……' : ''}。请打开图片，或在此填写尺寸。`
      : `框的数据不一致（${problem.column}）。`,
};

export const boxesText = texts(en, zh);
