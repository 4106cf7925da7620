import { firstVisit } from './scripts/size.mjs';

export default [
  {
    name: 'First visit: everything needed to use the first lab, gzipped',
    path: firstVisit(),
    limit: '200 kB',
    gzip: true,
  },
];
