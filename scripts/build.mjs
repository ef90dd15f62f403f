// SPDX-License-Identifier: GPL-3.0-only
// Bundles our own packages into .build. Everything from node_modules stays outside the command's bundle, because some
// of it is native or WebAssembly and finds its files beside itself.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { rolldown } from 'rolldown';
import { build as buildPage } from 'vite';
import { publishBuild } from './publish-build.mjs';
import { root } from './root.mjs';

// Whoever starts the build: a test runner's NODE_ENV would make pages that keep nothing for use without a network.
process.env.NODE_ENV = 'production';

try {
  mkdirSync(`${root}/.build`, { recursive: true });
  await buildCommand();
  for (const app of ['tour', 'citizen', 'console'])
    if (existsSync(`${root}/apps/${app}/index.html`)) await buildApp(app);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function buildCommand() {
  await inTemporaryFolder(async (folder) => {
    const bundle = await rolldown({
      input: {
        main: `${root}/packages/cli/src/main.ts`,
        thread: `${root}/packages/simulator/src/living/thread.ts`,
      },
      platform: 'node',
      external: (id) => !id.startsWith('.') && !id.startsWith('@bluezone/') && !isAbsolute(id),
      cwd: root,
    });
    await bundle.write({
      dir: folder,
      format: 'esm',
      sourcemap: true,
      entryFileNames: '[name].mjs',
      chunkFileNames: 'chunks/[name]-[hash].mjs',
    });
    await bundle.close();
    publishBuild(folder, `${root}/.build/cli`, 'main.mjs');
  });
}

async function buildApp(app) {
  await inTemporaryFolder(async (folder) => {
    await buildPage({
      root: `${root}/apps/${app}`,
      logLevel: 'warn',
      build: { outDir: folder, emptyOutDir: true, sourcemap: true },
    });
    publishBuild(folder, `${root}/.build/${app}`, 'index.html');
  });
}

async function inTemporaryFolder(work) {
  const folder = mkdtempSync(`${root}/.build/building-`);
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
