// SPDX-License-Identifier: GPL-3.0-only
// A phone that says what it is told to say and remembers what it was asked to do. For looking at screens and for tests.
import {
  type Around,
  type Consent,
  type Done,
  dataKinds,
  type FaceShare,
  type HistoryDay,
  type PhoneFace,
  type PhoneView,
} from '../engine/phone-face.ts';
import { calmStatus, calmView, sceneDay, sceneNow } from './scenes.ts';

export interface Script {
  readonly view?: Partial<PhoneView>;
  readonly around?: Around | null;
  /** Refusals by the name of the act. */
  readonly refusals?: Readonly<Record<string, string>>;
}

export interface ScriptedFace extends PhoneFace {
  /** Names of the acts, in the order in which they were asked for. */
  readonly acts: readonly string[];
  show(change: Partial<PhoneView>): void;
}

const exactly = (estimate: number) => ({ estimate, low: estimate, high: estimate });
const about = (estimate: number) => ({
  estimate,
  low: Math.floor(estimate * 0.8),
  high: Math.ceil(estimate * 1.3),
});

const someAround: Around = {
  at: sceneNow - 20,
  scans: 8,
  people: about(9),
  users: exactly(4),
  others: about(5),
  near: 2,
  further: 2,
  list: [
    { band: 'near', sinceSeconds: 25 },
    { band: 'near', sinceSeconds: 190 },
    { band: 'further', sinceSeconds: 30 },
    { band: 'further', sinceSeconds: 400 },
  ],
};

/** Fourteen days: one of them without a single scan, one with a gap in the evening, and today until 9:41. */
const someHistory: readonly HistoryDay[] = Array.from({ length: 14 }, (_, i): HistoryDay => {
  const day = sceneDay - 13 + i;
  const isToday = i === 13;
  const isGap = i === 6;
  const bands = Array.from({ length: 8 }, (_b, b) => {
    const ofMinutes = isToday ? Math.max(0, Math.min(180, 581 - b * 180)) : 180;
    const isSilent = isGap || ofMinutes === 0 || (i === 9 && b >= 6) || (isToday && b === 1);
    return isSilent
      ? { users: null, people: null, scannedMinutes: 0, ofMinutes }
      : {
          users: b < 2 ? exactly(b) : about((i + b) % 9),
          people: about(2 + ((i * 3 + b) % 14)),
          scannedMinutes: Math.min(ofMinutes, 170),
          ofMinutes,
        };
  });
  const scannedMinutes = bands.reduce((sum, band) => sum + band.scannedMinutes, 0);
  return {
    ...{ day, isToday, bands, scannedMinutes },
    users: isGap ? null : about(8 + (i % 5)),
    people: isGap ? null : about(21 + i),
    closeUsers: isGap ? null : about(3 + (i % 3)),
    ofMinutes: isToday ? 581 : 1440,
  };
});

const share = (kind: 'report' | 'claim'): FaceShare => ({
  ...{ id: 'share', kind, state: 'queued', code: null },
  ...{ notBefore: sceneNow + 420, sharedAt: sceneNow },
});

export function scriptedFace(script: Script = {}): ScriptedFace {
  let view: PhoneView = { ...calmView, ...script.view };
  const listeners = new Set<() => void>();
  const acts: string[] = [];
  const spent = new Set<unknown>();

  function show(change: Partial<PhoneView>): void {
    view = { ...view, ...change, revision: view.revision + 1 };
    for (const listener of listeners) listener();
  }

  function done<T>(name: string, value: T): Promise<Done<T>> {
    acts.push(name);
    const code = script.refusals?.[name];
    if (code !== undefined) return Promise.resolve({ ok: false, code });
    return Promise.resolve({ ok: true, value });
  }

  const status = (change: Partial<typeof calmStatus>) =>
    show({ status: { ...(view.status ?? calmStatus), ...change } });

  /** A consent is good for one sending. */
  function using<K extends Consent<'report'>['kind'] | 'claim' | 'contact-form'>(
    consent: Consent<K>,
  ): boolean {
    const isFresh = !spent.has(consent);
    spent.add(consent);
    return isFresh;
  }

  return {
    acts,
    show,
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => sceneNow,
    join: () => view.town !== null && show({ town: { ...view.town, seat: 'in' } }),
    leave: () => view.town !== null && show({ town: { ...view.town, seat: 'out' } }),
    recallPast: () => {
      acts.push('recallPast');
    },
    async askNotifications() {
      show({ notifications: 'granted' });
    },
    startRegistration: () => done('startRegistration', { expiresInSeconds: 300, resendInSeconds: 60 }),
    resendCode: () => done('resendCode', { expiresInSeconds: 300, resendInSeconds: 60 }),
    async verifyCode() {
      const verified = await done('verifyCode', undefined);
      if (verified.ok) status({ isRegistered: true });
      return verified;
    },
    async check() {
      acts.push('check');
      status({ lastGoodCheck: sceneNow, lastFailure: null });
    },
    async pause(until) {
      status({ protection: until === null ? 'on' : 'paused', pausedUntil: until });
      return done('pause', undefined);
    },
    around: async () => (script.around === undefined ? someAround : script.around),
    scanOften: async () => {},
    history: async () => someHistory,
    totals: async () => ({
      since: sceneDay - 20,
      days: someHistory.map(({ day, users, people, closeUsers, scannedMinutes }) => ({
        ...{ day, scannedMinutes },
        users: users ?? exactly(0),
        people: people ?? exactly(0),
        closeUsers: closeUsers ?? exactly(0),
      })),
    }),
    eraseTotals: () => done('eraseTotals', undefined),
    async redeem() {
      const redeemed = await done('redeem', undefined);
      if (redeemed.ok)
        status({
          case: { state: 'token-held', since: sceneNow, until: sceneNow + 86_400 },
          hasUploadToken: true,
        });
      return redeemed;
    },
    previewReport: () =>
      done('previewReport', {
        days: [5, 4, 3, 2, 1, 0].map((ago) => ({
          day: sceneDay - ago,
          keys: ago === 0 ? 1 : 1,
          meetings: 7 + ago,
        })),
      }),
    consentToReport: () => ({ kind: 'report', grant: null }),
    async shareReport(consent) {
      if (!using(consent)) return { ok: false, code: 'consent.used' };
      const shared = await done('shareReport', share('report'));
      if (shared.ok)
        status({
          case: {
            ...{ state: 'sending', shareId: 'share', sharedAt: sceneNow },
            ...{ leavesAt: sceneNow + 420, tries: 0 },
          },
        });
      return shared;
    },
    previewClaim: () => done('previewClaim', { days: [sceneDay - 2, sceneDay - 1, sceneDay], meetings: 3 }),
    consentToClaim: () => ({ kind: 'claim', grant: null }),
    async shareClaim(consent) {
      if (!using(consent)) return { ok: false, code: 'consent.used' };
      const shared = await done('shareClaim', share('claim'));
      if (shared.ok) show({ shares: [...view.shares, shared.value] });
      return shared;
    },
    previewContact: (input) =>
      done('previewContact', {
        ...input,
        exposure: { day: sceneDay - 3, degree: 'F1', minutes: 22 } as const,
      }),
    consentToContact: () => ({ kind: 'contact-form', grant: null }),
    sendContact: async (consent) =>
      using(consent) ? done('sendContact', undefined) : { ok: false, code: 'consent.used' },
    withdraw: () => done('withdraw', undefined),
    stored: async () =>
      dataKinds.map((kind, i) => ({
        kind,
        count: i === 8 ? 0 : 14 * (i + 1),
        bytes: 4000 * (14 - i),
        oldestDay: i < 6 ? sceneDay - 13 : null,
        goes:
          i < 6
            ? { how: 'after-days', days: 14 }
            : i === 10
              ? { how: 'when-replaced' }
              : { how: 'when-erased' },
      })),
    exportData: async () => '{}',
    erase: () => done('erase', undefined),
    async dropDamaged() {
      acts.push('dropDamaged');
    },
    makePassphrase: async () => '1234 5678 9012 3456 7890',
    packForMove: () => done('packForMove', { pack: new Uint8Array(900).fill(7), until: sceneNow + 86_400 }),
    takeMovePack: () => done('takeMovePack', { code: '482 913', days: 14, warnings: 1, isRegistered: true }),
    confirmMoved: () => done('confirmMoved', undefined),
    cancelMove: () => done('cancelMove', undefined),
    movePackParts: async () => ['BZMV one of two', 'BZMV two of two'],
    joinMoveParts: (parts) => done('joinMoveParts', { pack: null, have: parts.length, of: 3 }),
    declare: ({ withWarning, ...input }) =>
      done('declare', {
        ...input,
        madeAt: sceneNow,
        warning: withWarning ? 'none' : 'not-said',
        text: `BZHD1:${'0123456789abcdef'.repeat(12)}`,
      }),
    requests: async () => ({
      entries: Array.from({ length: 60 }, (_, i) => ({
        at: sceneNow - i * 1800,
        reason: (['index', 'export', 'post', 'index', 'configuration'] as const)[i % 5] ?? 'index',
        sent: i % 5 === 2 ? 4096 : 0,
        received: 700 + i * 37,
        isDone: i !== 4,
      })),
      months: [
        { month: '2026-06', requests: 512, sent: 41_000, received: 1_940_000 },
        { month: '2026-05', requests: 1488, sent: 122_000, received: 6_100_000 },
      ],
    }),
  };
}
