// SPDX-License-Identifier: GPL-3.0-only
// Keeps the built files of one version, answers the app's own pages from them, and touches nothing else: what the phone asks
// of servers goes past it. Built to a file of its own; the list of files is written in by the build.

interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Fetched extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetched) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const worker = globalThis as unknown as Worker;
const cacheName = `bluezone.citizen.${__VERSION__}`;
const base = new URL('./', worker.location.href).pathname;
const kept = new Set(__FILES__.map((file) => base + file));

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([base, ...kept])));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith('bluezone.citizen.') && name !== cacheName) await caches.delete(name);
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || !pathname.startsWith(base)) return;
  const path = kept.has(pathname) ? pathname : request.mode === 'navigate' ? base : null;
  if (path === null) return;
  event.respondWith(
    (async () => (await (await caches.open(cacheName)).match(path)) ?? (await fetch(request)))(),
  );
});
