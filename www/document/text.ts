import { texts } from '../text/text';
import type { EditLabel } from './history';
import type { Refusal } from './outcome';

/** What an undo entry did; reads well after `undone` and as the tooltip of a button. */
const labels = texts<Record<EditLabel, string>>(
  {
    insert: 'draw box',
    move: 'move boxes',
    resize: 'resize boxes',
    turn: 'turn boxes',
    remove: 'delete boxes',
    duplicate: 'duplicate boxes',
    score: 'set score',
    kind: 'say what a box is',
    class: 'set class',
    renameClass: 'rename class',
    addClass: 'add class',
    clear: 'clear everything',
    import: 'open boxes',
    picture: 'change picture',
    renameImage: 'rename image',
    newImage: 'new image',
    removeImage: 'delete image',
  },
  {
    insert: '绘制框',
    move: '移动框',
    resize: '调整框大小',
    turn: '旋转框',
    remove: '删除框',
    duplicate: '复制框',
    score: '设置得分',
    kind: '设置框的种类',
    class: '设置类别',
    renameClass: '重命名类别',
    addClass: '添加类别',
    clear: '全部清空',
    import: '打开框文件',
    picture: '更换图片',
    renameImage: '重命名图像',
    newImage: '新建图像',
    removeImage: '删除图像',
  },
);

const refusals = texts<Record<Refusal, string>>(
  {
    notFinite: 'This has to be a finite number.',
    unknownBox: 'This box no longer exists.',
    unknownClass: 'There is no such class.',
    unknownImage: 'This image no longer exists.',
    emptyName: 'A name cannot be empty.',
    nameTaken: 'There is already a class with this name.',
    nothingToImport: 'There is no image in it.',
    notAPicture: 'The browser cannot read this as a picture.',
  },
  {
    notFinite: '请输入有限的数值。',
    unknownBox: '该框已不存在。',
    unknownClass: '没有这个类别。',
    unknownImage: '该图像已不存在。',
    emptyName: '名称不能为空。',
    nameTaken: '已有同名类别。',
    nothingToImport: '其中没有任何图像。',
    notAPicture: '浏览器无法将其识别为图片。',
  },
);

export const documentText = texts(
  {
    labels: labels.en,
    refusals: refusals.en,
    undone: (label: EditLabel) => `Undone: ${labels.en[label]}`,
    redone: (label: EditLabel) => `Redone: ${labels.en[label]}`,
    imageName: (number: number) => `image ${number}`,
    className: 'object',
  },
  {
    labels: labels.zh,
    refusals: refusals.zh,
    undone: (label: EditLabel) => `已撤销：${labels.zh[label]}`,
    redone: (label: EditLabel) => `已重做：${labels.zh[label]}`,
    imageName: (number: number) => `图像 ${number}`,
    className: '目标',
  },
);
