// SPDX-License-Identifier: GPL-3.0-only
// Bundles the driver of the pairing, builds the app with the keys it believes, and lets the hosts meet.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { build as buildPage } from 'vite';
import { root } from './root.mjs';

const testing = `${root}/packages/host-bridge/src/testing`;

/** Throws with what was wrong. @param java arguments of `java` up to the class path */
export async function pairHosts(java, folder) {
  const out = `${folder}/pairing`;
  const bundle = await rolldown({
    input: { drive: `${testing}/pair-hosts.ts`, worker: `${testing}/page-worker.ts` },
    platform: 'node',
  });
  await bundle.write({ dir: out, format: 'esm', entryFileNames: '[name].mjs' });
  await bundle.close();
  const drive = await import(pathToFileURL(`${out}/drive.mjs`).href);
  Object.assign(process.env, drive.pairingKeys);
  await buildPage({
    root: `${root}/apps/citizen`,
    mode: 'host',
    logLevel: 'warn',
    build: { outDir: `${out}/app`, emptyOutDir: true },
  });
  const html = readFileSync(`${out}/app/background.html`, 'utf8');
  const script = /src="\/app\/(assets\/background-[^"]+\.js)"/.exec(html)?.[1];
  if (script === undefined) throw new Error('the page of the background has no script');
  await drive.pairHosts({
    java,
    page: pathToFileURL(`${out}/app/${script}`).href,
    worker: `${out}/worker.mjs`,
  });
}
