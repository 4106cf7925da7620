import { count } from '../text/numbers';
import { texts } from '../text/text';

export const pictureText = texts(
  {
    tab: 'Picture',
    part: 'Shows',
    parts: { view: 'What the canvas shows', all: 'All boxes' },
    theme: 'Colours',
    themes: { light: 'Light', dark: 'Dark' },
    caption: 'Sentence and formula below',
    captionHelp: 'A formula that cannot be read in a line is left out.',
    size: 'PNG size',
    pixels: (width: number, height: number) => `${count(width)} × ${count(height)} pixels`,
    preview: 'Preview',
    downloadPng: 'Download PNG',
    downloadSvg: 'Download SVG',
    copy: 'Copy picture',
    copied: 'The picture is on the clipboard.',
    notCopied: 'The browser did not let the picture onto the clipboard. Download it instead.',
    print: 'Print…',
    tooLarge: 'The browser cannot make a picture this large. Choose a smaller size.',
    failed: (message: string) => `The picture could not be made: ${message}`,
    svgNote: 'SVG stays sharp at any size: every box is a shape, every label a text.',
    film: 'GIF of the timeline',
    noRun: 'Nothing runs now, so there is no timeline to film.',
    from: 'From',
    to: 'To',
    round: (name: string, number: string) => `${number}: ${name}`,
    unit: 'A frame for each',
    units: { event: 'Event', round: 'Round' },
    rate: 'Frames a second',
    width: 'Width',
    frames: (frames: number, every: number, moments: number) =>
      every > 1
        ? `${count(frames)} frames: of ${count(moments)} the first, every ${ordinal(every)} after it, and the last, since a GIF here has at most 240.`
        : frames === 1
          ? '1 frame.'
          : `${count(frames)} frames.`,
    seconds: (seconds: string) => `${seconds} s; the last frame stays for 2 s.`,
    filmColours: 'The picture of the lab is filmed in the colours of the page.',
    make: 'Make GIF',
    making: (done: number, all: number) => `Frame ${count(done)} of ${count(all)}`,
    cancel: 'Cancel',
    cancelled: 'Cancelled. No file was made.',
    made: (size: string) => `The GIF is in your downloads: ${size}.`,
    runGone: 'The run changed while it was filmed. Make the GIF again.',
    megabytes: (value: string) => `${value} MB`,
    titled: (lab: string, sentence: string) => `Boxstep, ${lab}: ${sentence}`,
    printed: 'Boxstep',
    options: 'Options',
    boxes: 'Boxes',
    code: 'Code',
    more: (left: number) =>
      left === 1
        ? 'and 1 more box, which is not printed.'
        : `and ${count(left)} more boxes, which are not printed.`,
    yes: 'yes',
    no: 'no',
  },
  {
    tab: '图片',
    part: '内容',
    parts: { view: '画布当前所示', all: '所有框' },
    theme: '配色',
    themes: { light: '浅色', dark: '深色' },
    caption: '下方附说明与公式',
    captionHelp: '无法排成一行的公式会略去。',
    size: 'PNG 尺寸',
    pixels: (width, height) => `${count(width)} × ${count(height)} 像素`,
    preview: '预览',
    downloadPng: '下载 PNG',
    downloadSvg: '下载 SVG',
    copy: '复制图片',
    copied: '图片已复制到剪贴板。',
    notCopied: '浏览器不允许把图片写入剪贴板，请改为下载。',
    print: '打印…',
    tooLarge: '浏览器无法生成这么大的图片，请选择较小的尺寸。',
    failed: (message) => `无法生成图片：${message}`,
    svgNote: 'SVG 放大后依然清晰：每个框都是图形，每个标签都是文字。',
    film: '时间线 GIF',
    noRun: '当前没有运行，因此没有可录制的时间线。',
    from: '从',
    to: '到',
    round: (name, number) => `${number}：${name}`,
    unit: '每帧对应',
    units: { event: '事件', round: '轮次' },
    rate: '每秒帧数',
    width: '宽度',
    frames: (frames, every, moments) =>
      every > 1
        ? `共 ${count(frames)} 帧：GIF 最多 240 帧，因此 ${count(moments)} 处中取首尾，其间每 ${count(every)} 处取一帧。`
        : `共 ${count(frames)} 帧。`,
    seconds: (seconds) => `时长 ${seconds} 秒，末帧停留 2 秒。`,
    filmColours: '该实验的专用图按页面当前配色录制。',
    make: '生成 GIF',
    making: (done, all) => `第 ${count(done)} 帧，共 ${count(all)} 帧`,
    cancel: '取消',
    cancelled: '已取消，未生成文件。',
    made: (size) => `GIF 已存入下载内容：${size}。`,
    runGone: '录制期间运行发生了变化，请重新生成 GIF。',
    megabytes: (value) => `${value} MB`,
    titled: (lab, sentence) => `Boxstep，${lab}：${sentence}`,
    printed: 'Boxstep',
    options: '选项',
    boxes: '框',
    code: '代码',
    more: (left) => `另有 ${count(left)} 个框未打印。`,
    yes: '是',
    no: '否',
  },
);

/** 2nd, 3rd, 11th, 22nd. */
function ordinal(value: number): string {
  const endings = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${count(value)}${endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(value)]}`;
}
