// One cell in a browser, in a page of its own: `runCell` of the window answers its figure.
import load, * as library from 'boxstep';
import { runCell } from './cell.mjs';

/** @param {import('./cell.mjs').Cell} cell */
async function runHere(cell) {
  await load();
  return runCell(cell, library);
}

Object.assign(window, { runCell: runHere });
