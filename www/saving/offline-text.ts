import { texts } from '../text/text';

export const offlineText = texts(
  {
    title: 'Offline file',
    hint: 'The whole page as one file: engine, labs and prepared scenes. A double-click opens it, without a server and without a network. Your boxes are not in it.',
    download: 'Download boxstep.html',
    fetching: 'Fetching the file …',
    missing: 'The file could not be fetched. Check the connection to the network, and try again.',
    kept: 'This browser has kept the page: it also opens here without a network.',
  },
  {
    title: '离线文件',
    hint: '把整个页面打包成一个文件，包含引擎、全部实验与预设场景。双击即可打开，无需服务器，也无需联网。其中不含你的框。',
    download: '下载 boxstep.html',
    fetching: '正在获取文件…',
    missing: '未能获取该文件。请检查网络连接后重试。',
    kept: '浏览器已保存本页面：即使没有网络，也能在此打开。',
  },
);
