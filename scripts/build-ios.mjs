// SPDX-License-Identifier: GPL-3.0-only
// `npm run build:ios`: what the Xcode project takes from here: the page in .build/ios/app and the engine in
// .build/ios/wake.js. BLUEZONE_APP_INDEX_KEYS and BLUEZONE_APP_EXPORT_KEYS are the keys that the app believes.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build as buildPage } from 'vite';
import { ensureInstalled } from './ensure-installed.mjs';
import { bundleIosCore } from './ios-core.mjs';
import { root } from './root.mjs';

const folder = `${root}/.build/ios`;
try {
  await ensureInstalled(root);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await buildPage({
    root: `${root}/apps/citizen`,
    mode: 'host',
    logLevel: 'warn',
    build: { outDir: `${folder}/app`, emptyOutDir: true, sourcemap: false },
  });
  const core = await bundleIosCore(process.env);
  writeFileSync(`${folder}/wake.js`, core);
  process.stdout.write(`.build/ios/app and .build/ios/wake.js (${Math.round(core.length / 1024)} KB)\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
