// SPDX-License-Identifier: GPL-3.0-only
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { shared } from './src/language/vi/shared.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The words of the page itself, of the manifest, and the list of files that the service worker keeps. */
function installable(): Plugin {
  return {
    name: 'bluezone-installable',
    enforce: 'post',
    transformIndexHtml: (html) =>
      html.replaceAll('%description%', shared.appDescription).replaceAll('%noScript%', shared.noScript),
    generateBundle(_options, bundle) {
      this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: manifest() });
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') return;
      const inPublic = readdirSync(here('public'));
      const files = Object.keys(bundle).filter((name) => !/^sw\.js$|\.map$|\.html$|manifest/.test(name));
      const hash = createHash('sha256').update(files.join());
      for (const name of inPublic) hash.update(readFileSync(here(`public/${name}`)));
      const page = bundle['index.html'];
      if (page?.type === 'asset') hash.update(page.source);
      const kept = [...files, ...inPublic, 'manifest.webmanifest'].sort();
      worker.code = worker.code
        .replaceAll('__FILES__', JSON.stringify(kept))
        .replaceAll('__VERSION__', JSON.stringify(hash.digest('hex').slice(0, 16)));
    },
  };
}

const manifest = () =>
  JSON.stringify({
    name: shared.appName,
    short_name: shared.appName,
    description: shared.appDescription,
    lang: 'vi',
    id: '/app/',
    start_url: '/app/',
    scope: '/app/',
    display: 'standalone',
    background_color: '#f2f6fb',
    theme_color: '#0f5bb5',
    icons: [
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      { src: 'icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
    ],
  });

// `--mode trial` builds the screens over scripted phones, for looking at them and for tests; the product never holds those.
export default defineConfig(({ mode }) => ({
  base: '/app/',
  // Only these come into the page: BLUEZONE_… alone would bring whatever else the builder has set.
  envPrefix: 'BLUEZONE_APP_',
  // The server of a native host (docs/phones.md); elsewhere it is whoever served the page.
  define:
    mode === 'host'
      ? { 'import.meta.env.BLUEZONE_APP_SERVER': JSON.stringify(process.env.BLUEZONE_SERVER ?? '') }
      : {},
  resolve: { alias: { crypto: here('src/engine/no-node-crypto.ts') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [installable()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input:
        mode === 'trial'
          ? { trial: here('trial.html') }
          : mode === 'host'
            ? { index: here('index.html'), background: here('background.html') }
            : { index: here('index.html'), sw: here('src/offline/service-worker.ts') },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
}));
