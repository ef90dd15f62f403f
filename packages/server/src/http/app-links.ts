// SPDX-License-Identifier: GPL-3.0-only
// The one address on every poster: sends each phone to its store, and shows everybody else where the app is. Without
// JavaScript. What browser somebody has is read for the answer and neither counted nor kept.
import type { AppLinks } from '../settings.ts';
import { pageHeaders, pageText } from './plain-page.ts';
import type { TypedFastify } from './typed-fastify.ts';

/** The store of a phone by what its browser calls itself; null for everything else, and where there is no link. */
function storeOf(userAgent: string, links: AppLinks): string | null {
  if (/\bAndroid\b/.test(userAgent)) return links.android;
  if (/\b(?:iPhone|iPad|iPod)\b/.test(userAgent)) return links.ios;
  return null;
}

const words = {
  title: 'Tải Bluezone · Get Bluezone',
  vi: 'Mở trang này bằng điện thoại, hoặc chọn nơi tải ứng dụng.',
  en: 'Open this page on your phone, or choose where to get the app.',
  noneVi: 'Chưa có nơi tải ứng dụng ở đây. Hãy hỏi cơ quan y tế địa phương.',
  noneEn: 'There is no link to the app here yet. Ask your local health authority.',
} as const;

const names: readonly (readonly [keyof AppLinks, string])[] = [
  ['android', 'Android: Google Play'],
  ['ios', 'iPhone, iPad: App Store'],
  ['web', 'Trình duyệt · Web browser'],
];

function page(links: AppLinks): string {
  const there = names.flatMap(([kind, name]) => {
    const link = links[kind];
    return link === null
      ? []
      : [
          `<li><a rel="noreferrer" href="${link.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">${name}</a></li>`,
        ];
  });
  const [vi, en] = there.length > 0 ? [words.vi, words.en] : [words.noneVi, words.noneEn];
  const list = there.length > 0 ? `<ul>${there.join('')}</ul>` : '';
  return pageText(words.title, `<h1>Bluezone</h1><p>${vi}</p><p lang="en">${en}</p>${list}`);
}

/** Mounts GET /taiapp. */
export function addAppLinks(app: TypedFastify, links: AppLinks): void {
  const plain = page(links);
  app.get('/taiapp', { schema: { hide: true } }, async (request, reply) => {
    const store = storeOf(request.headers['user-agent'] ?? '', links);
    reply.headers({ ...pageHeaders, vary: 'user-agent' });
    return store === null ? reply.type('text/html; charset=utf-8').send(plain) : reply.redirect(store, 302);
  });
}
