import { count } from '../text/numbers';
import { texts } from '../text/text';
import type { ZipProblem } from './reading/zip';
import type { Sentences } from './words';

const mebibytes = (bytes: number) => `${count(Math.ceil(bytes / 2 ** 20))} MiB`;

/** What can be wrong with an archive, or with a file in one. */
export const zipProblems = texts<Sentences<ZipProblem>>(
  {
    zipCutOff: () => 'the archive has no list of its files: it is cut off. Get it once more.',
    zipDamaged: () =>
      'the archive is damaged here. Get it once more, or unpack it and open its files.',
    zipTooMany: ({ count: n, limit }) =>
      `the archive has ${count(n)} files, more than the ${count(limit)} that can be read. Split it.`,
    zipTooLarge: ({ bytes, limit }) =>
      `unpacked, the archive has ${mebibytes(bytes)}, more than the ${mebibytes(limit)} that can be read. Split it.`,
    zipEncrypted: () => 'the archive is encrypted. Unpack it with its password and open the files.',
    zipMethod: ({ method }) =>
      `it is packed by method ${count(method)}, which browsers cannot unpack. Pack it again as a plain zip.`,
    zipNested: () => 'this is an archive within an archive. Unpack the outer one first.',
    zipPath: () => 'its path leads out of the archive, so it was not read. Pack it again.',
    zipTwice: () => 'the archive has this file twice; only the first was read.',
  },
  {
    zipCutOff: () => '压缩包缺少文件目录，应已被截断。请重新获取。',
    zipDamaged: () => '压缩包在此处已损坏。请重新获取，或解压后打开其中的文件。',
    zipTooMany: ({ count: n, limit }) =>
      `压缩包内有 ${count(n)} 个文件，超过可读取的 ${count(limit)} 个。请拆分。`,
    zipTooLarge: ({ bytes, limit }) =>
      `压缩包解压后有 ${mebibytes(bytes)}，超过可读取的 ${mebibytes(limit)}。请拆分。`,
    zipEncrypted: () => '压缩包已加密。请用密码解压后打开其中的文件。',
    zipMethod: ({ method }) =>
      `其压缩方式（编号 ${count(method)}）浏览器无法解压。请重新压缩为普通 zip。`,
    zipNested: () => '这是压缩包中的压缩包。请先解压外层。',
    zipPath: () => '其路径指向压缩包之外，因此没有读取。请重新压缩。',
    zipTwice: () => '压缩包内有两个同名文件，只读取了第一个。',
  },
);
