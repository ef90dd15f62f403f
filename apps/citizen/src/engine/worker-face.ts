// SPDX-License-Identifier: GPL-3.0-only
// The phone as the screens see it, over the engine in its worker: what the engine showed last, and questions that it answers.
import {
  askForNotifications,
  keepStorage,
  notificationState,
  type RequestEntry,
  type ToldClock,
  timeBy,
  watchAppRequests,
} from '@bluezone/phone-web';
import { onPreferences, preferences } from '../settings/preferences.ts';
import type { Consent, Done, PhoneFace, PhoneView } from './phone-face.ts';
import { phoneName } from './phone-name.ts';
import type { Agreeing, Asking, Doing, FromWorker, ToWorker, WorkerChoices } from './worker-messages.ts';

/** Of the phone; the owner's choices about the app's face are the page's. */
const isPhones = (key: string | null): key is string =>
  key?.startsWith(`${phoneName}.`) === true && key !== `${phoneName}.preferences`;

/** The part of a worker that is used. */
export interface PhoneThread {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', listener: (event: { readonly data: FromWorker }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

type Kind = 'report' | 'claim' | 'contact-form';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Opens the phone of this browser. @throws when its worker could not begin */
export function openWorkerFace(): Promise<PhoneFace> {
  const worker = new Worker(new URL('./phone-worker.ts', import.meta.url), { name: phoneName });
  return faceOver(worker);
}

/** Resolves with the first thing that the engine shows. */
export function faceOver(worker: PhoneThread): Promise<PhoneFace> {
  const listeners = new Set<() => void>();
  const waiting = new Map<number, Waiting>();
  /** Which answer a preview on the screen was. */
  const shown = new WeakMap<object, number>();
  let view: PhoneView | null = null;
  let clock: ToldClock | null = null;
  let last = 0;
  const post = (message: ToWorker) => worker.postMessage(message);

  function show(told: PhoneView): void {
    view = { ...told, notifications: notificationState() };
    for (const listener of listeners) listener();
  }

  function ask<Name extends Asking>(name: Name): PhoneFace[Name] {
    const asking = (...given: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        post({ kind: 'ask', id, name, given });
      });
    return asking as PhoneFace[Name];
  }

  /** As `ask`; the answer can be agreed to. */
  function look<Name extends 'previewReport' | 'previewClaim' | 'previewContact'>(
    name: Name,
  ): PhoneFace[Name] {
    const asking = ask(name) as (...given: unknown[]) => Promise<Done<object>>;
    const looking = async (...given: unknown[]) => {
      const answer = asking(...given);
      const id = last;
      const done = await answer;
      if (done.ok) shown.set(done.value, id);
      return done;
    };
    return looking as unknown as PhoneFace[Name];
  }

  /** Passed on at once, so that it comes before whatever uses it. */
  function agree<K extends Kind>(kind: K, name: Agreeing, preview: object, ...given: unknown[]): Consent<K> {
    const answered = shown.get(preview);
    if (answered === undefined) throw new Error('this preview was never shown');
    const id = ++last;
    post({ kind: 'agree', id, name, shown: answered, given });
    return { kind, grant: id };
  }

  const act = (name: Doing) => post({ kind: 'do', name });
  const shareReport = ask('shareReport') as (grant: unknown) => ReturnType<PhoneFace['shareReport']>;
  const shareClaim = ask('shareClaim') as (grant: unknown) => ReturnType<PhoneFace['shareClaim']>;
  const sendContact = ask('sendContact') as (grant: unknown) => ReturnType<PhoneFace['sendContact']>;

  const face: PhoneFace = {
    view: () => view as PhoneView,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => timeBy(clock, Date.now()),
    join() {
      // A phone that somebody means to carry shall not be cleared away by the browser.
      void keepStorage();
      act('join');
    },
    leave: () => act('leave'),
    recallPast: () => act('recallPast'),
    async askNotifications() {
      await askForNotifications();
      show(face.view());
    },
    startRegistration: ask('startRegistration'),
    resendCode: ask('resendCode'),
    verifyCode: ask('verifyCode'),
    check: ask('check'),
    pause: ask('pause'),
    around: ask('around'),
    scanOften: ask('scanOften'),
    history: ask('history'),
    totals: ask('totals'),
    eraseTotals: ask('eraseTotals'),
    redeem: ask('redeem'),
    previewReport: look('previewReport'),
    consentToReport: (preview, ...given) => agree('report', 'consentToReport', preview, ...given),
    shareReport: ({ grant }) => shareReport(grant),
    previewClaim: look('previewClaim'),
    consentToClaim: (preview) => agree('claim', 'consentToClaim', preview),
    shareClaim: ({ grant }) => shareClaim(grant),
    previewContact: look('previewContact'),
    consentToContact: (preview) => agree('contact-form', 'consentToContact', preview),
    sendContact: ({ grant }) => sendContact(grant),
    withdraw: ask('withdraw'),
    stored: ask('stored'),
    exportData: ask('exportData'),
    erase: ask('erase'),
    dropDamaged: ask('dropDamaged'),
    makePassphrase: ask('makePassphrase'),
    packForMove: ask('packForMove'),
    takeMovePack: ask('takeMovePack'),
    confirmMoved: ask('confirmMoved'),
    cancelMove: ask('cancelMove'),
    movePackParts: ask('movePackParts'),
    joinMoveParts: ask('joinMoveParts'),
    declare: ask('declare'),
    requests: ask('requests'),
  };

  return new Promise((resolve, reject) => {
    worker.addEventListener('error', () => reject(new Error('the engine could not begin')));
    worker.addEventListener('message', ({ data }) => {
      switch (data.kind) {
        case 'view':
          show(data.view);
          resolve(face);
          break;
        case 'clock':
          clock = data.told;
          break;
        case 'answer':
          waiting.get(data.id)?.resolve(data.value);
          waiting.delete(data.id);
          break;
        case 'failed':
          waiting.get(data.id)?.reject(new Error(data.message));
          waiting.delete(data.id);
          break;
        case 'notices':
          void import('./page-notices.ts').then(({ pageNotices }) => pageNotices.notify(data.notices));
          break;
        case 'keep':
          keep(data.name, data.text);
          break;
      }
    });
    post({ kind: 'open', choices: choices(), isHidden: document.hidden, kept: keptOfPhone() });
    tellOfPage(post);
  });
}

const choices = (): WorkerChoices => ({
  language: preferences().language,
  holdsLargeDownloads: preferences().largeOnWifiOnly,
});

/** What a worker cannot see by itself. */
function tellOfPage(post: (message: ToWorker) => void): void {
  onPreferences(() => post({ kind: 'choices', choices: choices() }));
  document.addEventListener('visibilitychange', () => post({ kind: 'looked-at', isHidden: document.hidden }));
  addEventListener('storage', ({ key, newValue }) => {
    if (isPhones(key)) post({ kind: 'kept', name: key, text: newValue });
  });
  const now = () => Date.now() / 1000;
  const record = ({ at, received, outcome }: RequestEntry) =>
    post({ kind: 'fetched', file: { startedAt: at * 1000, received, outcome } });
  watchAppRequests({ record }, now);
}

function keptOfPhone(): [string, string][] {
  try {
    return Object.entries(localStorage).filter(([name]) => isPhones(name));
  } catch {
    return [];
  }
}

function keep(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // A browser that keeps nothing begins anew when the page is loaded again.
  }
}
