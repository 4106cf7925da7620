import { count } from '../../text/numbers';
import { texts } from '../../text/text';

const boxes = (n: number) => (n === 1 ? '1 box' : `${count(n)} boxes`);

export const duelText = texts(
  {
    needsBoxes: 'To set two libraries side by side takes boxes. Draw some, or open a file.',
    left: 'Left',
    right: 'Right',
    swap: 'Swap',
    threshold: 'Threshold of both',
    ownLimits: 'Own limits',
    ownLimitsHelp:
      'Each with the thresholds, score filters and maximum numbers that are its defaults; else the same for both, and no limit',
    board: 'Both',
    sides: 'Sides',
    search: 'All libraries',
    both: (sentence: string) => `Both: ${sentence}`,
    side: (name: string, sentence: string) => `${name}: ${sentence}`,
    parting: (reason: string) => `Here they part. ${reason}`,
    boundary: (box: string, other: string, overlap: string, suppresses: string, keeps: string) =>
      `${box} and ${other} overlap by ${overlap}, exactly the threshold: ${suppresses} suppresses from the threshold on (≥), ${keeps} only above it (>).`,
    computed: (name: string, measure: string, overlap: string, how: string, threshold: string) =>
      `${name} computes ${measure} ${overlap}${how} against ${threshold}`,
    raised: (measure: string, exponent: number) => `${measure} (exponent ${exponent})`,
    counting: {
      exclusive: ' from sides of x2 − x1',
      inclusive: ' from sides of x2 − x1 + 1',
    },
    overlaps: (box: string, other: string, a: string, b: string, suppresses: string) =>
      `For ${box} and ${other}, ${a}, and ${b}: only ${suppresses} suppresses ${other}.`,
    classes: (box: string, other: string, leaves: string, compares: string, overlap: string) =>
      `${box} and ${other} are of different classes: ${leaves} does not compare them, ${compares} does, and their overlap of ${overlap} is too much for it.`,
    tie: (score: string, a: string, pickA: string, b: string, pickB: string) =>
      `Of the equal scores ${score}, ${a} picks ${pickA} and ${b} picks ${pickB}: they order ties differently.`,
    picks: (a: string, pickA: string, b: string, pickB: string) =>
      `${a} picks ${pickA}, ${b} picks ${pickB}: what is in play is not the same any more.`,
    score: (box: string, score: string, strict: string, threshold: string, other: string) =>
      `${strict} leaves out ${box}, since its score ${score} is not above ${threshold}; ${other} lets it take part.`,
    topK: (name: string, most: number, first: string) =>
      `${name} lets only the best ${boxes(most)} take part, which ${first} is not one of.`,
    limit: (stops: string, most: number, goesOn: string, box: string) =>
      `${stops} stops at ${boxes(most)}; ${goesOn} goes on and picks ${box}.`,
    over: (done: string, goesOn: string, box: string) =>
      `${done} has no box left in play; ${goesOn} goes on and picks ${box}.`,
    never: 'On these boxes both decide the same at every event, and keep the same boxes.',
    neverButKept: (n: number) =>
      `They never decide differently about the same thing, and yet ${boxes(n)} ${n === 1 ? 'is' : 'are'} kept by one alone.`,
    toFirst: 'Go to the first difference',
    atFirst: 'This is the first difference.',
    keptBy: (name: string, kept: number, all: number) =>
      `${name}: ${count(kept)} of ${boxes(all)} kept`,
    disputed: (n: number) =>
      n === 0 ? 'The answers are the same.' : `${boxes(n)} kept by one side alone:`,
    only: (box: string, name: string) => `${box}, by ${name}`,
    nothing: 'nothing at this moment',
    sortRound: 'Filter and sort',
    pickRound: (n: number) => `Pick ${n}`,
    searchHelp: 'Which libraries keep the same of these boxes, and which do not.',
    camp: (kept: number, all: number) => `${count(kept)} of ${boxes(all)} kept:`,
    searchFound: (n: number) =>
      `${boxes(n)} ${n === 1 ? 'is' : 'are'} kept by some and not by others. Choose one to see two of them side by side:`,
    searching: 'Comparing all libraries…',
    searchNone: 'On these boxes all libraries keep the same.',
    searchBy: (box: string, keep: string, drop: string) =>
      `${box}: kept by ${keep}; not by ${drop}`,
    more: (n: number) => `and ${boxes(n)} more`,
  },
  {
    needsBoxes: '并排对比两个库需要检测框。请先画几个，或打开一个文件。',
    left: '左',
    right: '右',
    swap: '交换',
    threshold: '共同阈值',
    ownLimits: '各用默认限制',
    ownLimitsHelp: '各自使用默认的阈值、得分过滤和数量上限；否则两边相同，且不设上限',
    board: '并排',
    sides: '两边',
    search: '所有库',
    both: (sentence: string) => `两边：${sentence}`,
    side: (name: string, sentence: string) => `${name}：${sentence}`,
    parting: (reason: string) => `从这里开始不同。${reason}`,
    boundary: (box: string, other: string, overlap: string, suppresses: string, keeps: string) =>
      `${box} 与 ${other} 的重叠度为 ${overlap}，恰好等于阈值：${suppresses} 达到阈值就抑制（≥），${keeps} 超过阈值才抑制（>）。`,
    computed: (name: string, measure: string, overlap: string, how: string, threshold: string) =>
      `${name} ${how}算得 ${measure} 为 ${overlap}，阈值 ${threshold}`,
    raised: (measure: string, exponent: number) => `${measure}（指数 ${exponent}）`,
    counting: {
      exclusive: '以 x2 − x1 为边长',
      inclusive: '以 x2 − x1 + 1 为边长',
    },
    overlaps: (box: string, other: string, a: string, b: string, suppresses: string) =>
      `对于 ${box} 与 ${other}：${a}；${b}。只有 ${suppresses} 抑制了 ${other}。`,
    classes: (box: string, other: string, leaves: string, compares: string, overlap: string) =>
      `${box} 与 ${other} 类别不同：${leaves} 不作比较，${compares} 则比较，而且认为重叠度 ${overlap} 过大。`,
    tie: (score: string, a: string, pickA: string, b: string, pickB: string) =>
      `得分同为 ${score}：${a} 选中 ${pickA}，${b} 选中 ${pickB}，两者对同分的排序不同。`,
    picks: (a: string, pickA: string, b: string, pickB: string) =>
      `${a} 选中 ${pickA}，${b} 选中 ${pickB}：仍在参与的框已经不同。`,
    score: (box: string, score: string, strict: string, threshold: string, other: string) =>
      `${strict} 去掉了 ${box}，因为得分 ${score} 不高于 ${threshold}；${other} 让它参与。`,
    topK: (name: string, most: number, first: string) =>
      `${name} 只让得分最高的 ${count(most)} 个框参与，${first} 不在其中。`,
    limit: (stops: string, most: number, goesOn: string, box: string) =>
      `${stops} 保留 ${count(most)} 个框后停止；${goesOn} 继续，选中 ${box}。`,
    over: (done: string, goesOn: string, box: string) =>
      `${done} 已没有框可选；${goesOn} 继续，选中 ${box}。`,
    never: '在这些框上，两边每一步的判断都相同，保留的框也相同。',
    neverButKept: (n: number) =>
      `两边对同一件事的判断从未不同，但有 ${count(n)} 个框只有一边保留。`,
    toFirst: '跳到第一处不同',
    atFirst: '这就是第一处不同。',
    keptBy: (name: string, kept: number, all: number) =>
      `${name}：${count(all)} 个框中保留 ${count(kept)} 个`,
    disputed: (n: number) => (n === 0 ? '两边结果相同。' : `有 ${count(n)} 个框只有一边保留：`),
    only: (box: string, name: string) => `${box}（${name}）`,
    nothing: '此刻没有动作',
    sortRound: '过滤与排序',
    pickRound: (n: number) => `第 ${n} 次选取`,
    searchHelp: '哪些库在这些框上保留的相同，哪些不同。',
    camp: (kept: number, all: number) => `${count(all)} 个框中保留 ${count(kept)} 个：`,
    searchFound: (n: number) =>
      `有 ${count(n)} 个框只被一部分库保留。点选一个，就并排显示其中两个库：`,
    searching: '正在比较所有库…',
    searchNone: '在这些框上，所有库保留的框都相同。',
    searchBy: (box: string, keep: string, drop: string) => `${box}：${keep} 保留；${drop} 不保留`,
    more: (n: number) => `另有 ${count(n)} 个框`,
  },
);
