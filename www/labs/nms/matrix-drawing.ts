import { number } from '../../text/numbers';

export interface MatrixView {
  /** Rows and columns. */
  readonly size: number;
  /** Row-major; null while the engine computes them. */
  readonly values: Float64Array | null;
  readonly threshold: number;
  /** Row and column of the pair being compared. */
  readonly now: readonly [number, number] | null;
  /** Where the arrow keys are, while they are here. */
  readonly cursor: readonly [number, number] | null;
  /** Whether only what lies above the diagonal is drawn. */
  readonly upper: boolean;
  /** The column at work: the others are faint. -1 for none. */
  readonly column: number;
  /** Whether a row counts as 0. */
  isSilent(row: number): boolean;
  label(index: number): string;
}

/** Draws the matrix with a margin of one cell for the labels; colours are the page's. */
export function drawMatrix(canvas: HTMLCanvasElement, view: MatrixView): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  const side = Math.max(1, canvas.clientWidth);
  if (canvas.width !== Math.round(side * ratio)) {
    canvas.width = Math.round(side * ratio);
    canvas.height = canvas.width;
  }
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const cell = side / (view.size + 1);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, side, side);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `${Math.min(12, cell * 0.42)}px ${style.fontFamily}`;

  for (let row = 0; row < view.size; row += 1) {
    const isSilent = view.isSilent(row);
    for (let column = view.upper ? row : 0; column < view.size; column += 1) {
      const value = isSilent ? 0 : (view.values?.[row * view.size + column] ?? Number.NaN);
      const light = view.column < 0 || view.column === column ? 1 : 0.55;
      const [x, y] = [(column + 1) * cell, (row + 1) * cell];
      context.globalAlpha = row === column ? 0.06 : light * Math.min(1, 0.04 + 0.9 * (value || 0));
      context.fillStyle = colour(row === column ? '--text' : '--heat');
      context.fillRect(x, y, cell - 1, cell - 1);
      context.globalAlpha = light;
      if (value > view.threshold && row !== column) {
        context.strokeStyle = colour('--heat-strong');
        context.lineWidth = 1;
        context.strokeRect(x + 0.5, y + 0.5, cell - 2, cell - 2);
      }
      if (cell >= 26 && value > 0 && row !== column) {
        context.fillStyle = colour('--text');
        context.fillText(number(value, 2), x + cell / 2, y + cell / 2);
      }
      context.globalAlpha = 1;
    }
  }
  if (cell >= 9) {
    context.fillStyle = colour('--text-quiet');
    for (let index = 0; index < view.size; index += 1) {
      const middle = (index + 1.5) * cell;
      context.fillText(view.label(index), middle, cell / 2);
      context.fillText(view.label(index), cell / 2, middle);
    }
  }
  if (view.column > 0) {
    context.strokeStyle = colour('--accent');
    context.lineWidth = 1;
    const left = (view.column + 1) * cell - 1;
    context.strokeRect(left, cell - 1, cell, view.column * cell);
  }
  if (view.now) outline(context, view.now, cell, colour('--accent'), 2.5);
  if (view.cursor) outline(context, view.cursor, cell, colour('--focus'), 2);
}

function outline(
  context: CanvasRenderingContext2D,
  [row, column]: readonly [number, number],
  cell: number,
  colour: string,
  width: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.strokeRect((column + 1) * cell, (row + 1) * cell, cell - 1, cell - 1);
}
