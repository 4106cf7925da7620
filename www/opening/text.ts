import { count } from '../text/numbers';
import { texts } from '../text/text';
import type { PixelSize } from './outcome';

const files = (n: number) => (n === 1 ? '1 file' : `${count(n)} files`);
const images = (n: number) => (n === 1 ? '1 image' : `${count(n)} images`);
const boxes = (n: number) => (n === 1 ? '1 box' : `${count(n)} boxes`);
const pictures = (n: number) => (n === 1 ? '1 picture' : `${count(n)} pictures`);
const pixels = ({ width, height }: PixelSize) => `${count(width)} × ${count(height)}`;

export const openingText = texts(
  {
    /** Stands where the name of a file would. */
    pasted: 'pasted text',
    // The dialog.
    title: 'Open boxes',
    close: 'Close',
    chooseFiles: 'Choose files of boxes…',
    chooseFolder: 'Choose a folder…',
    choosePicture: 'Choose a picture…',
    dropHint: 'Or drop them anywhere on the page: files, folders or a .zip.',
    pasteLabel: 'Or paste boxes',
    read: 'Read',
    sample: 'Use an example',
    understood: 'What is understood',
    tables: 'Tables, with or without names of columns; comma, semicolon, tab or spaces',
    lists: 'Lists from Python, numpy, torch or JSON: x1, y1, x2, y2, score, class',
    cartucho:
      'Text of Cartucho/mAP, a file per image; ground truth and detections of one name go together',
    sets: 'Data sets: many files, a folder or a .zip, with their pictures and names of classes',
    yolo: 'YOLO labels and Ultralytics predictions, with classes.txt, obj.names or data.yaml',
    lines: 'KITTI, WIDER FACE, MOT and Open Images',
    voc: 'Pascal VOC XML, a file per image',
    cvat: 'CVAT XML for images and for video',
    labelMe: 'LabelMe JSON, a file per image',
    labelStudio: 'Label Studio JSON and JSON-MIN',
    via: 'VGG Image Annotator: JSON, projects and CSV',
    others: 'CreateML JSON and Datumaro JSON',
    project: 'Boxstep’s own JSON',
    pictures: 'Pictures, which go under the boxes of the same name',
    stays: 'Nothing leaves your machine: the page reads everything itself.',
    // The choice of a format.
    ambiguous: 'Which format is this?',
    ambiguousHint: (file: string) =>
      `${file} can be read in more than one way. Your choice holds for all files of this kind.`,
    readingOf: (n: string) => (n === '1' ? '1 box' : `${n} boxes`),
    cancel: 'Cancel',
    // The report.
    report: 'What was opened',
    undo: 'Undo',
    imported: (fileCount: number, imageCount: number, boxCount: number) =>
      `${files(fileCount)}, ${images(imageCount)}, ${boxes(boxCount)}.`,
    pairs: (n: number) =>
      n === 1
        ? 'Ground truth and detections of the same name were put together in 1 image.'
        : `Ground truth and detections of the same name were put together in ${count(n)} images.`,
    failed: (n: number, of: number) =>
      of === 1
        ? 'The file could not be opened.'
        : `${count(n)} of ${files(of)} could not be opened.`,
    unchanged: 'Your boxes are as they were.',
    skipped: (n: number) => (n === 1 ? '1 entry skipped.' : `${count(n)} entries skipped.`),
    placed: (n: number) =>
      n === 1
        ? '1 picture is now under its boxes.'
        : `${count(n)} pictures are now under their boxes.`,
    unused: (n: number) => (n === 1 ? '1 picture was not used.' : `${pictures(n)} were not used.`),
    boxes,
    skippedShort: (n: number) => `${count(n)} skipped`,
    usedFor: (names: string) => `under ${names}`,
    quoted: (name: string) => `“${name}”`,
    pictureUnused: 'not used: no image has this name',
    sizeDiffers: (image: PixelSize, picture: PixelSize) =>
      `The boxes are for ${pixels(image)} pixels, the picture has ${pixels(picture)}: it may be turned or cropped.`,
    emptyImage: 'empty file: an image without boxes',
    classNames: (n: number) => `names of ${n === 1 ? '1 class' : `${count(n)} classes`}`,
    passedOver: 'passed over: it holds no boxes',
    filesAs: (n: number, format: string) => `${files(n)}, ${format}`,
    filesFrom: (n: number, first: string) => `${first} and ${count(n - 1)} more`,
    likewise: (n: number) => (n === 1 ? 'So is 1 more file.' : `So are ${files(n)} more.`),
    inFiles: (n: number, first: string) => `(In ${files(n)}, first ${first}.)`,
    inFile: (file: string, place: string) => (place ? `${file}, ${place}` : file),
    again: 'Read again as …',
    againSized: 'Give the size of the images, or read again as …',
    asTold: 'as found',
    format: 'Format',
    encoding: 'Encoding',
    order: 'Four numbers are',
    vocOneBased: 'Pascal VOC counts pixels from 1',
    imageSize: 'Size of images',
    width: 'Width',
    height: 'Height',
    readAgain: 'Read again',
    comma: ', ',
  },
  {
    pasted: '粘贴的文本',
    title: '打开框',
    close: '关闭',
    chooseFiles: '选择框文件…',
    chooseFolder: '选择文件夹…',
    choosePicture: '选择图片…',
    dropHint: '也可以拖放到页面任意位置：文件、文件夹或 .zip。',
    pasteLabel: '或粘贴框',
    read: '读取',
    sample: '填入示例',
    understood: '可以识别的内容',
    tables: '表格，有无列名均可；以逗号、分号、制表符或空格分隔',
    lists: 'Python、numpy、torch 或 JSON 的列表：x1, y1, x2, y2, 得分, 类别',
    cartucho: 'Cartucho/mAP 文本，每张图像一个文件；同名的真实框与检测文件合为一张图像',
    sets: '数据集：多个文件、文件夹或 .zip，可包含图片与类别名称文件',
    yolo: 'YOLO 标注与 Ultralytics 预测，可连同 classes.txt、obj.names 或 data.yaml',
    lines: 'KITTI、WIDER FACE、MOT 与 Open Images',
    voc: 'Pascal VOC XML，每张图像一个文件',
    cvat: 'CVAT XML，图像与视频均可',
    labelMe: 'LabelMe JSON，每张图像一个文件',
    labelStudio: 'Label Studio JSON 与 JSON-MIN',
    via: 'VGG Image Annotator：JSON、项目文件与 CSV',
    others: 'CreateML JSON 与 Datumaro JSON',
    project: 'Boxstep 自己的 JSON',
    pictures: '图片，置于同名图像的框之下',
    stays: '数据不会离开你的电脑：一切都由页面自行读取。',
    ambiguous: '这是哪种格式？',
    ambiguousHint: (file: string) => `${file} 有不止一种读法。你的选择适用于所有同类文件。`,
    readingOf: (n: string) => `${n} 个框`,
    cancel: '取消',
    report: '打开结果',
    undo: '撤销',
    imported: (fileCount: number, imageCount: number, boxCount: number) =>
      `${count(fileCount)} 个文件，${count(imageCount)} 张图像，${count(boxCount)} 个框。`,
    pairs: (n: number) => `同名的真实框文件与检测文件已并入同一图像，共 ${count(n)} 张。`,
    failed: (n: number, of: number) =>
      of === 1 ? '文件无法打开。' : `${count(of)} 个文件中有 ${count(n)} 个无法打开。`,
    unchanged: '你的框没有变化。',
    skipped: (n: number) => `跳过 ${count(n)} 处。`,
    placed: (n: number) => `${count(n)} 张图片已置于框之下。`,
    unused: (n: number) => `${count(n)} 张图片未使用。`,
    boxes: (n: number) => `${count(n)} 个框`,
    skippedShort: (n: number) => `跳过 ${count(n)} 处`,
    usedFor: (names: string) => `置于${names}之下`,
    quoted: (name: string) => `“${name}”`,
    pictureUnused: '未使用：没有同名的图像',
    sizeDiffers: (image: PixelSize, picture: PixelSize) =>
      `框对应的尺寸为 ${pixels(image)} 像素，而图片为 ${pixels(picture)}：图片可能被旋转或裁剪过。`,
    emptyImage: '空文件：没有框的图像',
    classNames: (n: number) => `${count(n)} 个类别的名称`,
    passedOver: '已略过：其中没有框',
    filesAs: (n: number, format: string) => `${count(n)} 个文件，${format}`,
    filesFrom: (n: number, first: string) => `${first} 等 ${count(n)} 个文件`,
    likewise: (n: number) => `另有 ${count(n)} 个文件也是如此。`,
    inFiles: (n: number, first: string) => `（共 ${count(n)} 个文件，首个为 ${first}。）`,
    inFile: (file: string, place: string) => (place ? `${file}，${place}` : file),
    again: '换一种方式读取…',
    againSized: '填写图像尺寸，或换一种方式读取…',
    asTold: '自动判断',
    format: '格式',
    encoding: '编码',
    order: '四个数表示',
    vocOneBased: 'Pascal VOC 的像素从 1 计',
    imageSize: '图像尺寸',
    width: '宽',
    height: '高',
    readAgain: '重新读取',
    comma: '、',
  },
);
