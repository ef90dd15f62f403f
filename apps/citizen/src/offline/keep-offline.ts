// SPDX-License-Identifier: GPL-3.0-only
// Every screen shall open without a network after one visit: the service worker keeps the built files. A new version waits
// until the owner wants it, so that nothing changes under their hands.

type Listener = () => void;
const listeners = new Set<Listener>();
let waiting: ServiceWorker | null = null;
let registration: ServiceWorkerRegistration | null = null;

export function hasUpdate(): boolean {
  return waiting !== null;
}

export function onUpdate(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(worker: ServiceWorker): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

function watch(found: ServiceWorkerRegistration): void {
  registration = found;
  const look = (worker: ServiceWorker | null) => {
    if (worker === null) return;
    // The first one of all is no update: nobody waits for it.
    const isUpdate = () => worker.state === 'installed' && navigator.serviceWorker.controller !== null;
    if (isUpdate()) tell(worker);
    worker.addEventListener('statechange', () => isUpdate() && tell(worker));
  };
  look(found.waiting);
  look(found.installing);
  found.addEventListener('updatefound', () => look(found.installing));
}

/** Keeps the app for use without a network. Where the browser cannot, the app works as long as there is one. */
export function keepOffline(): void {
  // A native host has the files already.
  const isHosted = import.meta.env.MODE === 'host';
  if (isHosted || !('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const begin = () => {
    const { BASE_URL: base } = import.meta.env;
    navigator.serviceWorker
      .register(`${base}sw.js`, { scope: base, updateViaCache: 'none' })
      .then(watch, () => {});
  };
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}

/** Asks the server whether there is a new version. @returns null when it cannot be asked */
export async function lookForUpdate(): Promise<boolean | null> {
  if (registration === null) return null;
  try {
    await registration.update();
    return hasUpdate() || registration.installing !== null;
  } catch {
    return null;
  }
}

/** Opens the version that waits. */
export function openUpdate(): void {
  if (waiting === null) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take-over');
}
