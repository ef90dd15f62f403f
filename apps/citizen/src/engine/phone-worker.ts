// SPDX-License-Identifier: GPL-3.0-only
// The engine in a thread of its own: ciphers, memory and matching never keep a finger waiting on a slow phone. What only a
// page has (plain storage, notifications, whether anybody looks) is told to and fro.
import { isMetered, type PageSigns } from '@bluezone/phone-web';
import { mirroredStorage } from './mirrored-storage.ts';
import { openFace } from './open-face.ts';
import type { Consent, Done, PhoneFace } from './phone-face.ts';
import type {
  Agreed,
  Agreeing,
  FetchedFile,
  FromWorker,
  ToWorker,
  WorkerChoices,
} from './worker-messages.ts';

interface WorkerScope {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

type AnyFunction = (...given: unknown[]) => unknown;

const scope = globalThis as unknown as WorkerScope;
const consentUsed: ReadonlySet<string> = new Set<Agreed>(['shareReport', 'shareClaim', 'sendContact']);
const shows: ReadonlySet<string> = new Set(['previewReport', 'previewClaim', 'previewContact']);

/** Whether anybody looks, as the page tells it. */
class Looks extends EventTarget implements PageSigns {
  visibilityState: DocumentVisibilityState = 'visible';
}

const looks = new Looks();
const storage = mirroredStorage((name, text) => scope.postMessage({ kind: 'keep', name, text }));
/** By the question whose answer it was; and by the message with which its owner agreed. */
const previews = new Map<number, unknown>();
const consents = new Map<number, Consent<'report' | 'claim' | 'contact-form'>>();
let choices: WorkerChoices = { language: 'vi', holdsLargeDownloads: true };
let onFetched: (file: FetchedFile) => void = () => {};
let opening: Promise<PhoneFace> | null = null;

async function open(): Promise<PhoneFace> {
  const face = await openFace({
    page: looks,
    notifier: { notify: async (notices) => scope.postMessage({ kind: 'notices', notices }) },
    // The page says it itself.
    mayNotify: () => 'unsupported',
    askNotifications: async () => {},
    language: () => choices.language,
    holdsLargeDownloads: () => choices.holdsLargeDownloads && isMetered(),
    onClock: (told) => scope.postMessage({ kind: 'clock', told }),
    watchAppRequests(log, now) {
      onFetched = ({ startedAt, received, outcome }) => {
        const at = Math.floor(now() - (Date.now() - startedAt) / 1000);
        log.record({ at, reason: 'app', sent: 0, received, outcome });
      };
      return () => {
        onFetched = () => {};
      };
    },
  });
  const tell = () => scope.postMessage({ kind: 'view', view: face.view() });
  face.subscribe(tell);
  tell();
  return face;
}

/** Consent is used once, and a preview is kept for the consent to it. */
async function answer({ id, name, given }: Extract<ToWorker, { kind: 'ask' }>): Promise<unknown> {
  const face = (await opening) as PhoneFace;
  const [first] = given;
  let handed = given;
  if (consentUsed.has(name)) {
    const consent = consents.get(first as number);
    consents.delete(first as number);
    if (consent === undefined) throw new Error('nobody agreed to this');
    handed = [consent];
  }
  const value = await (face[name] as AnyFunction)(...handed);
  const done = value as Done<unknown> | undefined;
  if (shows.has(name) && done?.ok === true) previews.set(id, done.value);
  return value;
}

function agree(face: PhoneFace, { id, name, shown, given }: Extract<ToWorker, { kind: 'agree' }>): void {
  const agreeing = face[name as Agreeing] as (
    preview: unknown,
    ...rest: readonly unknown[]
  ) => Consent<'report' | 'claim' | 'contact-form'>;
  consents.set(id, agreeing(previews.get(shown), ...given));
}

scope.addEventListener('message', ({ data }) => {
  switch (data.kind) {
    case 'open':
      ({ choices } = data);
      looks.visibilityState = data.isHidden ? 'hidden' : 'visible';
      storage.fill(data.kept);
      Object.defineProperty(globalThis, 'localStorage', { value: storage });
      opening = open();
      break;
    case 'ask': {
      const { id } = data;
      answer(data).then(
        (value) => scope.postMessage({ kind: 'answer', id, value }),
        (error: unknown) =>
          scope.postMessage({ kind: 'failed', id, message: error instanceof Error ? error.message : '' }),
      );
      break;
    }
    case 'agree':
      // What was never shown cannot be agreed to: then whatever would use the consent fails.
      void opening?.then((face) => agree(face, data)).catch(() => {});
      break;
    case 'do':
      void opening?.then((face) => face[data.name]());
      break;
    case 'choices':
      ({ choices } = data);
      break;
    case 'looked-at':
      looks.visibilityState = data.isHidden ? 'hidden' : 'visible';
      looks.dispatchEvent(new Event('visibilitychange'));
      break;
    case 'kept':
      storage.hear(data.name, data.text);
      break;
    case 'fetched':
      void opening?.then(() => onFetched(data.file));
      break;
  }
});
