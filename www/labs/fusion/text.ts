import type { Role } from '../../canvas/roles';
import { count } from '../../text/numbers';
import { texts } from '../../text/text';
import type { PresetName } from './presets';
import type { ScoreRule } from './score-rule';

/** The names in a rule for scores: base × over / under; no fraction where `over` is empty. */
interface RuleNames {
  readonly base: string;
  readonly over: string;
  readonly under: string;
}

const rolesEn: Partial<Record<Role, string>> = {
  waiting: 'waiting',
  picked: 'taken up',
  compared: 'looked at',
  filtered: 'takes no part',
};

const rolesZh: Partial<Record<Role, string>> = {
  waiting: '等待',
  picked: '当前框',
  compared: '检查中',
  filtered: '不参与',
};

const presetsEn: Record<PresetName, string> = {
  wbf: 'ensemble-boxes WBF',
  nmw: 'ensemble-boxes NMW',
};

const presetHelpEn: Record<PresetName, string> = {
  wbf: 'weighted_boxes_fusion with its defaults: IoU > 0.55, no box skipped, average. Not reproduced: it computes in float32, and equal scores come as NumPy’s unstable sort leaves them.',
  nmw: 'non_maximum_weighted with its defaults: IoU > 0.5, no box skipped. Not reproduced: it computes in float32, and equal scores come as NumPy’s unstable sort leaves them.',
};

const presetsZh: Record<PresetName, string> = presetsEn;

const presetHelpZh: Record<PresetName, string> = {
  wbf: 'weighted_boxes_fusion 的默认值：IoU > 0.55，不跳过任何框，取平均。未复现：它用 float32 计算，同分时的顺序取决于 NumPy 的不稳定排序。',
  nmw: 'non_maximum_weighted 的默认值：IoU > 0.5，不跳过任何框。未复现：它用 float32 计算，同分时的顺序取决于 NumPy 的不稳定排序。',
};

const rulesEn: Record<ScoreRule, RuleNames> = {
  best: { base: 'its first box’s', over: '', under: '' },
  average: { base: 'mean', over: 'min(boxes, models)', under: 'all weights' },
  overflow: { base: 'mean', over: 'boxes', under: 'all weights' },
  max: { base: 'largest', over: '1', under: 'largest weight' },
  boxAndModel: {
    base: 'mean',
    over: 'boxes · weights present',
    under: 'weights of boxes · all weights',
  },
  absent: { base: 'mean', over: 'boxes', under: 'weights of boxes + weights absent' },
};

const rulesZh: Record<ScoreRule, RuleNames> = {
  best: { base: '首框得分', over: '', under: '' },
  average: { base: '均值', over: 'min(框数, 模型数)', under: '权重总和' },
  overflow: { base: '均值', over: '框数', under: '权重总和' },
  max: { base: '最大值', over: '1', under: '最大权重' },
  boxAndModel: { base: '均值', over: '框数 · 在场模型权重', under: '各框权重和 · 权重总和' },
  absent: { base: '均值', over: '框数', under: '各框权重和 + 缺席模型权重' },
};

const boxes = (n: number) => (n === 1 ? '1 box' : `${count(n)} boxes`);
const models = (n: number) => (n === 1 ? '1 model' : `${count(n)} models`);

export const fusionText = texts(
  {
    needsBoxes: 'Fusion needs boxes. Draw some, or open a file for each model.',
    roles: rolesEn,
    presets: presetsEn,
    presetHelp: presetHelpEn,
    scoreParts: rulesEn,
    weightName: 'weight',
    passes: (box: string, value: string, limit: string, weight: string, isShared: boolean) =>
      `${box} takes part: its score${isShared ? ' as a share of all weights' : ''}, ${value}, is not below ${limit}. It weighs ${weight}.`,
    lowScore: (box: string, value: string, limit: string, isShared: boolean) =>
      `${box} takes no part: its score${isShared ? ' as a share of all weights' : ''}, ${value}, is below ${limit}.`,
    noArea: (box: string) => `${box} takes no part: it has no area.`,
    noWeight: (box: string, weight: string) =>
      `${box} takes no part: it weighs ${weight}, which is nothing to average with.`,
    sort: (n: number) =>
      `${boxes(n)} in order: class by class, and in each class the heaviest first.`,
    take: (box: string, weight: string, className: string, clusters: number) =>
      `${box} is taken up, weight ${weight}. ${
        clusters === 0
          ? `There is no fused box of class ${className} yet.`
          : `It is compared with the ${clusters === 1 ? 'one fused box' : `${count(clusters)} fused boxes`} of class ${className}.`
      }`,
    founder: (cluster: string, box: string) => `${cluster} (by its first box, ${box})`,
    compare: (
      target: string,
      box: string,
      overlap: string,
      against: string,
      leads: boolean,
      hasLeader: boolean,
    ) =>
      `${target} and ${box} overlap with IoU ${overlap}, ${leads ? 'more' : 'not more'} than ${
        hasLeader
          ? `${against}, the best so far`
          : leads
            ? `${against}: it is the best so far`
            : against
      }.`,
    found: (box: string, cluster: string) =>
      `${box} overlaps no fused box enough: it founds ${cluster}, which lies where it lies.`,
    join: (box: string, cluster: string, weight: string, total: string, members: number) =>
      `${box} joins ${cluster} with weight ${weight}. ${cluster}, now of ${boxes(members)} that weigh ${total}, moves towards it.`,
    score: (cluster: string, members: number, from: number, score: string, above: boolean) =>
      `${cluster}, fused from ${boxes(members)} of ${models(from)}, gets the score ${score}${above ? ', which is above 1' : ''}.`,
    done: (all: number, fused: number) => `Done: ${boxes(all)} became ${count(fused)}.`,
    filterRound: 'Filter and sort',
    takeRound: (box: string) => `Take ${box}`,
    scoreRound: 'Scores',
    method: 'Method',
    wbf: 'WBF',
    wbfHelp: 'Weighted Boxes Fusion: a box is compared with the fused boxes as they are by then',
    nmw: 'NMW',
    nmwHelp:
      'Non-maximum weighted: a box is compared with the first box of each cluster, and weighs less the less it overlaps that',
    models: 'Models',
    one: 'this image',
    oneHelp: 'The boxes on screen are those of one model',
    images: 'each image',
    imagesHelp: 'Each image has the boxes of another model, on one and the same picture',
    threshold: 'IoU threshold',
    skip: 'Skip below',
    skipHelp: 'Boxes with a lower score take no part: skip_box_thr',
    confidence: 'Score',
    confidences: {
      average: 'avg',
      max: 'max',
      'box-and-model': 'box_and_model_avg',
      'absent-model-aware': 'absent_model_aware_avg',
    },
    confidenceHelps: {
      average: 'The mean, less where fewer boxes than models agree',
      max: 'The largest',
      'box-and-model': 'The weighted mean, less by the weights of the models that are absent',
      'absent-model-aware':
        'The sum over the weights of its boxes and of the models that are absent',
    },
    overflow: 'Overflow',
    overflowHelp: 'allows_overflow: more boxes than models raise the score, beyond 1 too',
    clip: 'Clip to 0–1',
    clipHelp: 'Cut boxes off outside 0 to 1, as ensemble-boxes does with its normalised boxes',
    clusters: 'Clusters',
    clustersLabel: 'Fused boxes and their members',
    members: (n: number) => boxes(n),
    weighs: (weight: string) => `weight ${weight}`,
    notScored: 'no score yet',
    nothingYet: 'There is no fused box yet: take a step.',
    modelsPanel: 'Weights',
    modelColumn: 'Model',
    boxesColumn: 'Boxes',
    weightColumn: 'Weight',
    weightOf: (model: string) => `Weight of model ${model}`,
    modelsHelp:
      'Each image has the boxes of one model. A weight multiplies all scores of its model.',
    oneModelHelp:
      'There is one model, so its weight changes nothing. To fuse several, open a file of boxes for each and choose “each image”.',
    fuseAll: 'Fuse all images',
    modelsMost: (shown: number, all: number) =>
      `The first ${count(shown)} of ${count(all)} models; the others weigh 1.`,
    otherSizes:
      'The images have different sizes: their boxes are compared in pixels, as if they lay on one picture.',
    onlyThisImage: 'Only the boxes of this image are fused. Choose “each image” to fuse all.',
    nmwScores:
      'In non-maximum weighted a score is multiplied by the weight of its model twice and divided by the sum of all weights, as in ensemble-boxes: with several models, scores come out low.',
  },
  {
    needsBoxes: '融合需要检测框。请先画几个，或为每个模型打开一个文件。',
    roles: rolesZh,
    presets: presetsZh,
    presetHelp: presetHelpZh,
    scoreParts: rulesZh,
    weightName: '权重',
    passes: (box: string, value: string, limit: string, weight: string, isShared: boolean) =>
      `${box} 参与：得分${isShared ? '占权重总和的份额' : ''} ${value} 不低于 ${limit}，权重为 ${weight}。`,
    lowScore: (box: string, value: string, limit: string, isShared: boolean) =>
      `${box} 不参与：得分${isShared ? '占权重总和的份额' : ''} ${value} 低于 ${limit}。`,
    noArea: (box: string) => `${box} 不参与：它没有面积。`,
    noWeight: (box: string, weight: string) =>
      `${box} 不参与：权重为 ${weight}，无法参与加权平均。`,
    sort: (n: number) => `${count(n)} 个框排好序：逐个类别，类内权重大者在前。`,
    take: (box: string, weight: string, className: string, clusters: number) =>
      `取出 ${box}，权重 ${weight}。${
        clusters === 0
          ? `类别 ${className} 还没有融合框。`
          : `与类别 ${className} 的 ${count(clusters)} 个融合框比较。`
      }`,
    founder: (cluster: string, box: string) => `${cluster}（以首框 ${box} 计）`,
    compare: (
      target: string,
      box: string,
      overlap: string,
      against: string,
      leads: boolean,
      hasLeader: boolean,
    ) =>
      `${target} 与 ${box} 的 IoU 为 ${overlap}，${leads ? '大于' : '不大于'}${
        hasLeader ? `目前最好的 ${against}` : leads ? ` ${against}，是目前最好的` : ` ${against}`
      }。`,
    found: (box: string, cluster: string) =>
      `${box} 与所有融合框的重叠都不够：它成为 ${cluster} 的首框，融合框就在它的位置。`,
    join: (box: string, cluster: string, weight: string, total: string, members: number) =>
      `${box} 以权重 ${weight} 加入 ${cluster}。${cluster} 现有 ${count(members)} 个框，总权重 ${total}，向它移动。`,
    score: (cluster: string, members: number, from: number, score: string, above: boolean) =>
      `${cluster} 由 ${count(from)} 个模型的 ${count(members)} 个框融合而成，得分为 ${score}${above ? '，超过了 1' : ''}。`,
    done: (all: number, fused: number) => `完成：${count(all)} 个框融合为 ${count(fused)} 个。`,
    filterRound: '过滤与排序',
    takeRound: (box: string) => `取出 ${box}`,
    scoreRound: '得分',
    method: '方法',
    wbf: 'WBF',
    wbfHelp: '加权框融合：与当时的融合框比较',
    nmw: 'NMW',
    nmwHelp: '非极大值加权：与每个簇的首框比较，与它重叠越少，权重越小',
    models: '模型',
    one: '当前图像',
    oneHelp: '屏幕上的框来自同一个模型',
    images: '每幅图像',
    imagesHelp: '每幅图像是一个模型在同一张图片上的输出',
    threshold: 'IoU 阈值',
    skip: '跳过低于',
    skipHelp: '得分更低的框不参与：skip_box_thr',
    confidence: '得分规则',
    confidences: {
      average: 'avg',
      max: 'max',
      'box-and-model': 'box_and_model_avg',
      'absent-model-aware': 'absent_model_aware_avg',
    },
    confidenceHelps: {
      average: '均值；同意的框少于模型数时降低',
      max: '最大值',
      'box-and-model': '加权均值；按缺席模型的权重降低',
      'absent-model-aware': '总和除以各框权重与缺席模型权重之和',
    },
    overflow: '允许溢出',
    overflowHelp: 'allows_overflow：框数多于模型数时得分升高，可以超过 1',
    clip: '裁剪到 0–1',
    clipHelp: '先把框裁剪到 0 到 1，ensemble-boxes 对归一化的框就是这样做的',
    clusters: '簇',
    clustersLabel: '融合框及其成员',
    members: (n: number) => `${count(n)} 个框`,
    weighs: (weight: string) => `权重 ${weight}`,
    notScored: '尚无得分',
    nothingYet: '还没有融合框：请走一步。',
    modelsPanel: '权重',
    modelColumn: '模型',
    boxesColumn: '框数',
    weightColumn: '权重',
    weightOf: (model: string) => `模型 ${model} 的权重`,
    modelsHelp: '每幅图像是一个模型的输出。权重乘在该模型的全部得分上。',
    oneModelHelp:
      '只有一个模型，权重不起作用。要融合多个模型，请为每个模型打开一个框文件，再选择“每幅图像”。',
    fuseAll: '融合所有图像',
    modelsMost: (shown: number, all: number) =>
      `${count(all)} 个模型中的前 ${count(shown)} 个；其余权重为 1。`,
    otherSizes: '各图像尺寸不同：这里按像素比较，当作在同一张图片上。',
    onlyThisImage: '只融合当前图像的框。要融合全部，请选择“每幅图像”。',
    nmwScores:
      '与 ensemble-boxes 一样，非极大值加权的得分乘了两次模型权重，再除以权重总和：模型多时得分会偏低。',
  },
);
