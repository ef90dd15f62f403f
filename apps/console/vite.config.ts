// SPDX-License-Identifier: GPL-3.0-only
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { reactAriaWords } from './src/language/react-aria-words.ts';
import { shared } from './src/language/vi/shared.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The words of the page itself. */
function pageWords(): Plugin {
  return {
    name: 'bluezone-page-words',
    transformIndexHtml: (html) =>
      html.replaceAll('%title%', shared.appName).replaceAll('%noScript%', shared.noScript),
  };
}

/**
 * react-aria brings what it says to screen readers in 34 languages, none of them Vietnamese, and all of them into the first
 * load. Here it gets ours and English instead.
 */
function ourLanguagesOnly(): Plugin {
  const dictionary = /react-(?:aria|stately)(?:-components)?\/dist\/private\/(?:(\w+)\/)?intlStrings\.mjs$/;
  return {
    name: 'bluezone-languages',
    enforce: 'pre',
    transform(code, id) {
      const found = dictionary.exec(id.replaceAll('\\', '/'));
      const english = /from "([^"]+\/en-US\.mjs)"/.exec(code)?.[1];
      if (found === null || english === undefined) return null;
      const part = found[1] ?? 'components';
      const inEnglish = `import english from ${JSON.stringify(english)};\n`;
      if (reactAriaWords[part] === undefined) return `${inEnglish}export default { 'en-US': english };`;
      const words = `{ ...english, ...reactAriaWords[${JSON.stringify(part)}] }`;
      return `${inEnglish}import { reactAriaWords } from ${JSON.stringify(here('src/language/react-aria-words.ts'))};
export default { 'en-US': english, 'vi-VN': ${words} };`;
    },
  };
}

export default defineConfig({
  base: '/console/',
  plugins: [pageWords(), ourLanguagesOnly()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { checks: { pluginTimings: false, moduleLevelDirective: false } },
  },
});
