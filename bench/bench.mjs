// `npm run bench`: Boxstep beside what else does its jobs in a browser, on the same inputs in one run.
// `-- nms soft` runs jobs of these names, `--quick` small sizes, `--full` also what takes minutes;
// `--markdown FILE` writes the tables, too.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { buildPackage } from '../scripts/package.mjs';
import { command, Failure, root, run } from '../scripts/process.mjs';
import { serve } from '../scripts/serve.mjs';
import { setup } from '../scripts/setup.mjs';
import { buildModules } from '../scripts/wasm.mjs';

/** How long a cell may take, in milliseconds; and with `--quick`. */
const BUDGET = 20_000;
const QUICK = 2_000;
/** Starting, making the input and comparing the answer take time as well. */
const BESIDE = 20_000;

/** The peers are packages of the bench alone, so that nothing else fetches them. */
async function installPeers() {
  const folder = path.join(root, 'bench');
  const stamp = path.join(folder, 'node_modules', '.boxstep-stamp');
  const lock = readFileSync(path.join(folder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('[bench] Installing the peers into bench/node_modules (220 MB, once)');
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const self = process.env.npm_execpath ?? '';
  if (self.endsWith('npm-cli.js')) await run(process.execPath, [self, ...args]);
  else await run('npm', args, { shell: process.platform === 'win32' });
  // The library is a package of the bench like the others.
  await symlink(path.join(root, 'pkg'), path.join(folder, 'node_modules', 'boxstep'), 'junction');
  await writeFile(stamp, wanted);
}

/** The page of the bench, with library and peers, as anyone would bundle them. */
async function buildPage() {
  const { build } = await import('vite');
  const { work } = await import('./environments.mjs');
  await build({
    configFile: false,
    root: path.join(root, 'bench'),
    base: './',
    logLevel: 'error',
    build: {
      outDir: path.join(root, work, 'page'),
      emptyOutDir: true,
      target: 'esnext',
      chunkSizeWarningLimit: 10_000,
      // Types of packages are no modules.
      rolldownOptions: { input: path.join(root, 'bench', 'page.html'), tsconfig: false },
    },
  });
  return `${work}/page`;
}

/** @returns {Promise<string>} the program */
async function buildNative() {
  const target = path.join(root, '.cache', 'bench-native');
  const manifest = path.join(root, 'bench', 'native', 'Cargo.toml');
  const args = ['build', '--release', '--locked', '--manifest-path', manifest];
  await run('cargo', [...args, '--target-dir', target]);
  const exe = process.platform === 'win32' ? '.exe' : '';
  return path.join(target, 'release', `boxstep-bench${exe}`);
}

/** @param {string[]} args */
function read(args) {
  const chosen = { quick: false, full: false, markdown: '', jobs: /** @type {string[]} */ ([]) };
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (arg === '--quick') chosen.quick = true;
    else if (arg === '--full') chosen.full = true;
    else if (arg === '--markdown') {
      i += 1;
      chosen.markdown = args[i] ?? '';
      if (chosen.markdown === '') throw new Failure('--markdown needs the name of a file.');
    } else chosen.jobs.push(arg);
  }
  return chosen;
}

await command(import.meta.url, async () => {
  const { quick, full, markdown, jobs } = read(process.argv.slice(2));
  const budget = full ? Number.POSITIVE_INFINITY : quick ? QUICK : BUDGET;

  await setup();
  await installPeers();
  await buildModules('library');
  await buildPackage();
  // Only now is there what these import.
  const { tables } = await import('./jobs.mjs');
  const { measureTable } = await import('./run.mjs');
  const names = new Set(tables.map(({ job }) => job));
  const unknown = jobs.find((job) => !names.has(/** @type {any} */ (job)));
  if (unknown !== undefined) {
    throw new Failure(`${unknown} is no job: ${[...names].join(', ')} are.`);
  }
  const folder = await buildPage();
  const program = await buildNative();
  const server = await serve({ folder });
  try {
    const cpu = os.cpus()[0]?.model.trim() ?? 'unknown';
    const machine = [
      `${cpu}, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)} at the start; Node ${process.versions.node}.`,
      'One process and one thread for each figure, the shortest of several times; in brackets how',
      "often it is ours, and last how it grows from size to size. Not run: a peer's figure that",
      `would take more than ${budget / 1000} s.`,
    ].join('\n');
    console.log(`\n${machine}\n`);
    const texts = [];
    for (const table of tables) {
      if (jobs.length > 0 && !jobs.includes(table.job)) continue;
      const sizes = quick ? table.sizes.filter((n) => n <= 10_000) : table.sizes;
      const page = `${server.url}page.html`;
      const text = await measureTable(
        { ...table, sizes },
        { budget, page, program, beside: BESIDE },
      );
      console.log(text);
      texts.push(text);
    }
    if (markdown !== '')
      await writeFile(
        markdown,
        ['# Measured by `npm run bench`\n', `${machine}\n`, ...texts].join('\n'),
      );
  } finally {
    await server.close();
  }
});
