// Child processes that never outlive the script which started them.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** A failure the person can act on: its message is shown alone, without a stack. */
export class Failure extends Error {}

const windows = process.platform === 'win32';
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let stopping = false;

/**
 * A child leads a process group of its own, so that its own children (rustc, browsers, workers)
 * are reached too. A terminal's Ctrl-C does not reach that group: `stop` passes it on.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has already ended.
  }
}

/** @param {NodeJS.Signals} signal */
function stop(signal) {
  // A second Ctrl-C, or a child that does not end by itself, is ended at once.
  const now = stopping;
  stopping = true;
  for (const child of running) signalGroup(child, now ? 'SIGKILL' : 'SIGINT');
  const code = signal === 'SIGTERM' ? 143 : 130;
  const ended = [...running].map((child) => new Promise((done) => child.once('close', done)));
  // Their own children were told to end at the same time, and may still be tidying up.
  Promise.all(ended).then(() => setTimeout(() => process.exit(code), 500));
  setTimeout(() => process.exit(code), 8000);
}

process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});

/** Ends every child before this script ends, whatever ends it. Called once by each command. */
export function stopWithChildren() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => stop(signal));
  }
}

/**
 * Runs a program to its end, its output going straight to the person's terminal.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean }} [options]
 * @returns {Promise<void>} rejected with a Failure if the program cannot start or does not succeed
 */
export function run(command, args, { env = {}, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    // While all is being stopped, nothing begins, and whoever waits does not go on.
    if (stopping) return;
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: !windows,
      shell,
    });
    running.add(child);
    child.once('error', (error) => {
      running.delete(child);
      reject(new Failure(`${command} could not be started: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      if (stopping) return;
      signalGroup(child, 'SIGKILL');
      running.delete(child);
      if (code === 0) return resolve();
      const how = code === null ? `was ended by ${signal}` : `ended with code ${code}`;
      const words = [path.basename(command), ...args]
        .join(' ')
        .replaceAll(`${root}${path.sep}`, '');
      reject(new Failure(`${words} ${how}`));
    });
  });
}

/**
 * Starts a program that goes on beside the script, and ends with it at the latest.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, stdio?: import('node:child_process').StdioOptions }} [options]
 *   what it prints is not shown if nothing else is said
 */
export function start(command, args, { env = {}, stdio = 'ignore' } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio,
    detached: !windows,
  });
  running.add(child);
  // Whoever waits for what the program does finds that it does nothing.
  child.once('error', () => running.delete(child));
  return {
    child,
    end: () => {
      signalGroup(child, 'SIGKILL');
      running.delete(child);
    },
  };
}

/**
 * Runs a program of node_modules through Node itself, which works alike on every system.
 *
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runModule(script, args, options) {
  return run(process.execPath, [path.join(root, 'node_modules', script), ...args], options);
}

/**
 * What a quick program prints.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {'show errors'} [errors] lets the person see what it prints as errors or progress
 * @returns {string | null} null if it cannot be started or does not succeed
 */
export function ask(command, args, errors) {
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', errors === undefined ? 'ignore' : 'inherit'],
  });
  return status === 0 ? stdout.trim() : null;
}

/**
 * Runs a command's body when its file is the one Node was started with, and reports a failure.
 *
 * @param {string} url import.meta.url of the command's file
 * @param {() => Promise<void>} body
 */
export async function command(url, body) {
  if (process.argv[1] === undefined || path.resolve(process.argv[1]) !== fileURLToPath(url)) return;
  stopWithChildren();
  try {
    await body();
  } catch (error) {
    const words = error instanceof Failure ? error.message : error instanceof Error && error.stack;
    console.error(`\n${words || error}`);
    process.exitCode = 1;
  }
}
