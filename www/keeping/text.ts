import { texts } from '../text/text';
import type { LinkProblem } from './link';

const en = {
  link: (problem: LinkProblem): string => {
    switch (problem.kind) {
      case 'damaged':
        return 'This link is damaged: some of it is missing or was changed. Copy it again, all of it. What you had is as it was.';
      case 'newer':
        return 'This link was made by a newer Boxstep. Reload the page to get it, or open the link where it was made. What you had is as it was.';
      case 'tooLarge':
        return 'This link holds more than a link may. Ask for the JSON file instead. What you had is as it was.';
      case 'invalid':
        return `This link asks for what Boxstep does not have (${problem.where}). What you had is as it was.`;
    }
  },
  linkUnfetched:
    'The link could not be opened, since a part of the page could not be fetched. Look whether you are online, and open it again.',
  restored: 'Your boxes are as you left them; what could be undone then cannot be any more.',
  restoredWithoutPictures: (count: number) =>
    `Your boxes are as you left them, but ${count === 1 ? 'one picture' : `${count} pictures`} could not be kept.`,
  startAfresh: 'Start afresh',
  kept: 'Boxes of your own from last time are kept.',
  openKept: 'Open them',
  unfetched:
    'Boxes kept from last time could not be opened, since a part of the page could not be fetched. They are still kept: reload when you are online.',
  torn: 'The boxes kept from last time cannot be read any more, so the page starts afresh.',
  conflict:
    'Other boxes were kept since, by another tab or on another visit. Only one of the two can be kept from here on.',
  keepThese: 'Keep these',
  openOther: 'Open the others',
  full: 'The browser has no room left: your last changes are not kept for the next visit. Save them with “Share…”.',
  picturesLost:
    'The browser has no room left, or a file is gone: not all pictures are kept for the next visit. Your boxes are.',
  openInFull: 'Open this in full, in a tab of its own',
  unavailable:
    'This browser does not let the page keep anything here: when it is closed, your boxes are gone. Save them with “Share…”.',
};

const zh: typeof en = {
  link: (problem) => {
    switch (problem.kind) {
      case 'damaged':
        return '此链接已损坏：部分内容缺失或被改动。请重新完整复制。你原有的内容未受影响。';
      case 'newer':
        return '此链接由更新版本的 Boxstep 生成。请刷新页面以更新，或在生成它的页面中打开。你原有的内容未受影响。';
      case 'tooLarge':
        return '此链接的内容超出了链接的上限。请改用 JSON 文件。你原有的内容未受影响。';
      case 'invalid':
        return `此链接要求的内容 Boxstep 不支持（${problem.where}）。你原有的内容未受影响。`;
    }
  },
  linkUnfetched: '页面的一部分未能加载，链接无法打开。请检查网络连接，然后重新打开。',
  restored: '已恢复你上次离开时的框；当时的撤销记录不再保留。',
  restoredWithoutPictures: (count) => `已恢复你上次离开时的框，但有 ${count} 张图片未能保留。`,
  startAfresh: '重新开始',
  kept: '你上次自己的框已保留。',
  openKept: '打开',
  unfetched: '页面的一部分未能加载，上次保留的框无法打开。它们仍然保留：联网后请刷新。',
  torn: '上次保留的框已无法读取，页面重新开始。',
  conflict: '另一个标签页或另一次访问之后保存了别的框。此后只能保留其中之一。',
  keepThese: '保留当前的',
  openOther: '打开另一份',
  full: '浏览器的存储空间已满：最近的修改不会保留到下次访问。请用“分享…”保存。',
  picturesLost: '浏览器的存储空间已满或文件已不存在：部分图片不会保留到下次访问，框会保留。',
  openInFull: '在新标签页中完整打开',
  unavailable: '此浏览器不允许页面在这里保存内容：关闭后你的框将丢失。请用“分享…”保存。',
};

export const keepingText = texts(en, zh);
