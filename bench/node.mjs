// One cell in Node, in a process of its own: node node.mjs '{"job": ...}' prints its figure.
import process from 'node:process';
import * as library from 'boxstep';
import { runCell } from './cell.mjs';

const figure = await runCell(JSON.parse(process.argv[2] ?? ''), library);
// Peers may print, too.
process.stdout.write(`\n${JSON.stringify(figure)}\n`, () => process.exit());
