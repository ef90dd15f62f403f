// SPDX-License-Identifier: GPL-3.0-only
// The few pages that the server itself has: plain, readable on any phone, without a script.
import { createHash } from 'node:crypto';

const style =
  ':root{color-scheme:light dark}body{font:1.125rem/1.6 system-ui,sans-serif;margin:2rem auto;max-width:34rem;padding:0 1rem}' +
  'ul{list-style:none;padding:0}li{margin:0 0 .75rem}a{display:block;min-height:2.75rem;padding:.6rem 1rem;border:2px solid;border-radius:.5rem}';
const styleHash = createHash('sha256').update(style).digest('base64');

export const pageHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

/** A whole page in Vietnamese; title and body are HTML of ours. */
export function pageText(title: string, body: string): string {
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
<main>${body}</main>
</html>
`;
}
