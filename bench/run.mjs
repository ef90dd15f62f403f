// SPDX-License-Identifier: GPL-3.0-only
// `npm run bench -- <name> [--quick] [--OPTION VALUE …]`: bundles one benchmark with the sources it measures, runs it in
// this process and prints what it found as one JSON object. Which options there are, the benchmark says.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const names = readdirSync(`${root}/bench`)
  .filter((file) => /^[a-z-]+-bench\.ts$/.test(file))
  .map((file) => file.replace('-bench.ts', ''));
const { name, isQuick, options, problem } = readArguments(process.argv.slice(2));
if (problem) {
  process.stderr.write(
    `${problem}\nusage: npm run bench -- <name> [--quick] [--OPTION VALUE …], name one of: ${names.join(', ')}\n`,
  );
  process.exit(2);
}
const folder = await bundle(name);
try {
  const { run } = await import(pathToFileURL(`${folder}/bench.mjs`).href);
  const found = await run({ isQuick, options, root });
  process.stdout.write(
    `${JSON.stringify({ bench: name, quick: isQuick, node: process.version, ...found })}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function readArguments(given) {
  const isQuick = given.includes('--quick');
  // The answer is JSON whether it is asked for or not.
  const rest = given.filter((argument) => argument !== '--quick' && argument !== '--json');
  const options = {};
  for (let at = rest.findIndex(isOption); at !== -1; at = rest.findIndex(isOption)) {
    const [option, value] = rest.splice(at, 2);
    if (value === undefined) return { problem: `${option} needs a value.` };
    options[option.slice(2)] = value;
  }
  const name = rest[0] ?? '';
  if (rest.length !== 1) return { problem: 'Name one benchmark.' };
  if (!names.includes(name)) return { problem: `There is no benchmark "${name}".` };
  return { name, isQuick, options };
}

function isOption(argument) {
  return argument.startsWith('--');
}

async function bundle(benchmark) {
  mkdirSync(`${root}/.build`, { recursive: true });
  const to = mkdtempSync(`${root}/.build/bench-`);
  const built = await rolldown({
    input: { bench: `${root}/bench/${benchmark}-bench.ts` },
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('@bluezone/') && !isAbsolute(id),
    cwd: root,
  });
  await built.write({ dir: to, format: 'esm', entryFileNames: '[name].mjs' });
  await built.close();
  return to;
}
