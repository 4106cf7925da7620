// ml-pca, by the covariance matrix: of its methods the one that is meant for many rows.
import { PCA } from 'ml-pca';
import { rowsOf } from './layout.mjs';

/** @type {import('./index.mjs').Peer} */
export const peer = {
  pca({ table, columns }) {
    const rows = rowsOf(table, columns);
    return () => {
      const pca = new PCA(rows, { method: 'covarianceMatrix' });
      // What the library answers beside: the coordinates of each row along the components.
      pca.predict(rows);
      return pca.getEigenvalues();
    };
  },
};
