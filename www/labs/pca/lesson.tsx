import { texts } from '../../text/text';
import { LessonView } from '../lesson';

export function PcaLesson() {
  return <LessonView lesson={lesson} />;
}

const lesson = texts(
  [
    {
      title: 'What it does, in five steps',
      body: [
        '1. Take the mean of each column away. 2. Find the covariance of each column with each. 3. Find the eigenvectors of that matrix: the directions in which the columns are no longer correlated. 4. Sort them by their eigenvalue, which is the variance along them. 5. Project the rows on the first k, and rebuild them if you like.',
        'PC1 is the direction of most variance; PC2 the direction of most of what remains, at a right angle; and so on. No other k directions lose less in the sum of squares.',
      ],
    },
    {
      title: 'Why centre',
      body: [
        'Variance is measured from the mean. Without centring, the first direction mostly points from the origin to the mean, and says where the data are, not how they vary.',
      ],
    },
    {
      title: 'When to standardise',
      body: [
        'An area in square pixels varies by millions, a score by tenths: on such columns PC1 is the area, whatever the rest does. Divide each column by its standard deviation when units differ or mean nothing; the covariances are then correlations. Do not when the units are the same and their sizes matter, as with x, y, width and height in pixels. A constant column has nothing to be divided by, and is left as it is.',
      ],
    },
    {
      title: 'n − 1 or n',
      body: [
        'Dividing by n − 1 makes the variance of a sample unbiased: scikit-learn, R and np.cov do. Dividing by n describes the rows at hand: np.var, np.std and scikit-learn’s StandardScaler do. The directions and the shares are the same; only the variances differ, by the factor (n − 1) / n. Standardising with n and then dividing by n − 1 gives variances of n / (n − 1) instead of 1, which is a common surprise.',
      ],
    },
    {
      title: 'The sign means nothing',
      body: [
        'If v is an eigenvector, so is −v, and libraries differ. scikit-learn’s svd_flip has made the loading of largest size positive since 1.5; before, it went by the scores. NumPy’s eigh gives rising eigenvalues and whatever sign comes out. Compare components up to their sign.',
      ],
    },
    {
      title: 'Jacobi here, SVD elsewhere',
      body: [
        'The covariance of the centred X is C = Xᵀ X / (n − 1). The SVD X = U S Vᵀ gives the same: the rows of Vᵀ are the components, S² / (n − 1) the variances, and U S the scores. Libraries take the SVD since forming Xᵀ X loses digits. This lab turns two axes at a time (Jacobi, 1846), which is slower and can be watched: each rotation makes one element 0 and the sum of squares off the diagonal smaller, and never spoils it again.',
      ],
    },
    {
      title: 'When it says nothing',
      body: [
        'Two equal variances: the cloud is round in that plane, and the two directions are chance. Fewer rows than columns: centred rows add up to 0, so at most n − 1 components have variance. And PCA sees straight lines only: a ring has correlation 0.',
      ],
    },
    {
      title: 'In an interview',
      body: [
        '“Why are the components at right angles?” A covariance matrix is symmetric, so its eigenvectors can be chosen so. “How do you choose k?” By the share of variance kept (say 95 %), the bend in the scree plot, or what the next step needs. “Is a column with much variance important?” Only if its unit is. “How is it different from linear regression?” PCA measures distances at right angles to the line, regression along y. “PCA on train and test?” Fit mean, scale and components on train, and apply them to test.',
      ],
    },
  ],
  [
    {
      title: '五步看懂 PCA',
      body: [
        '1. 每列减去均值。2. 计算列与列之间的协方差。3. 求协方差矩阵的特征向量：在这些方向上各列不再相关。4. 按特征值（即该方向上的方差）从大到小排序。5. 把数据投影到前 k 个方向，需要时再重建。',
        'PC1 是方差最大的方向；PC2 与它垂直，是剩余方差最大的方向；依此类推。任何其他 k 个方向损失的平方和都不会更小。',
      ],
    },
    {
      title: '为什么要中心化',
      body: [
        '方差是相对均值而言的。若不中心化，第一个方向多半从原点指向均值，说明的是数据在哪里，而不是怎样变化。',
      ],
    },
    {
      title: '什么时候标准化',
      body: [
        '面积以平方像素计，变化以百万计；得分的变化只有零点几。对这样的列，不管其余各列如何，PC1 就是面积。量纲不同或没有意义时，每列除以标准差，协方差就成了相关系数。量纲相同且大小有意义时（如以像素计的 x、y、宽、高）则不必。恒定的列没有标准差可除，保持原样。',
      ],
    },
    {
      title: 'n − 1 还是 n',
      body: [
        '除以 n − 1 得到样本方差的无偏估计：scikit-learn、R、np.cov 都这样做。除以 n 描述的是手头的数据本身：np.var、np.std 和 scikit-learn 的 StandardScaler 这样做。方向和占比都相同，只有方差差一个因子 (n − 1) / n。用 n 做标准化，再除以 n − 1，方差会是 n / (n − 1) 而不是 1，这常让人意外。',
      ],
    },
    {
      title: '符号没有意义',
      body: [
        'v 是特征向量，−v 也是，各个库的取法并不一致。scikit-learn 从 1.5 起用 svd_flip 使绝对值最大的载荷为正，之前则看得分。NumPy 的 eigh 按特征值从小到大给出，符号不定。比较主成分时应忽略符号。',
      ],
    },
    {
      title: '这里用 Jacobi，别处用 SVD',
      body: [
        '中心化后的 X 的协方差为 C = Xᵀ X / (n − 1)。由 SVD X = U S Vᵀ 可得同样的结果：Vᵀ 的各行是主成分，S² / (n − 1) 是方差，U S 是得分。库里用 SVD，因为计算 Xᵀ X 会损失精度。这里每次只旋转两个轴（Jacobi，1846 年），虽然慢，但看得见：每次旋转使一个元素变为 0，非对角线元素的平方和只减不增。',
      ],
    },
    {
      title: '什么时候没有结论',
      body: [
        '两个方差相等：在那个平面内点云是圆的，两个方向纯属偶然。行数少于列数：中心化后各行之和为 0，最多 n − 1 个主成分有方差。而且 PCA 只看得到直线关系：圆环上的点相关系数为 0。',
      ],
    },
    {
      title: '面试中',
      body: [
        '“主成分为什么互相垂直？”协方差矩阵对称，特征向量可以取成正交的。“k 怎么选？”看保留的方差占比（如 95 %）、碎石图的拐点，或下一步的需要。“方差大的列就重要吗？”只有量纲有意义时才是。“与线性回归有何不同？”PCA 量的是到直线的垂直距离，回归量的是沿 y 的距离。“训练集和测试集怎么做？”均值、缩放和主成分都只在训练集上求，再用到测试集上。',
      ],
    },
  ],
);
