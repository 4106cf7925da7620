import { texts } from '../text/text';
import type { SceneText } from './scene';

/** Of the scenes that have a picture; the page opens on one of them. */
export const picturedTexts = texts<Record<'street' | 'shelf', SceneText>>(
  {
    street: {
      title: 'A street',
      about:
        'The man of the couple at the left loses his best box (0.91): it overlaps hers (0.96) with IoU 0.54, too much at threshold 0.5 and not at 0.6. Without “per class”, the rider (0.93) suppresses the bicycle (0.84), IoU 0.52. NMS removes duplicates only: the figure in the shop window (0.31) stays.',
    },
    shelf: {
      title: 'A shop shelf',
      about:
        'The slim can at the back (0.59) is kept only because the box that would have suppressed it (0.71) was itself suppressed by the can in front (0.76). Another can has two names, can (0.77) and bottle (0.56): class-agnostic NMS leaves one, “per class” leaves both.',
    },
  },
  {
    street: {
      title: '街景',
      about:
        '左侧并排的两人中，男士得分最高的框（0.91）与女士的框（0.96）的 IoU 为 0.54：阈值取 0.5 时被抑制，取 0.6 时保留。关闭“按类别”后，骑车人（0.93）会抑制自行车（0.84），IoU 为 0.52。NMS 只去除重复框：橱窗里的假人（0.31）仍会留下。',
    },
    shelf: {
      title: '商店货架',
      about:
        '后排的细长罐（0.59）之所以保留，只是因为本应抑制它的框（0.71）已先被前面的罐（0.76）抑制。另一只罐有两个类别：can（0.77）和 bottle（0.56），不区分类别时只留一个，按类别则两个都留。',
    },
  },
);
