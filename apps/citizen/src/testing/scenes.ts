// SPDX-License-Identifier: GPL-3.0-only
// Phones in states that are hard to come by, for looking at screens and for tests. Never part of the product's bundle.
import type { FaceStatus, FaceWarning, PhoneView } from '../engine/phone-face.ts';

/** 2026-06-10 09:41 in Viet Nam. */
export const sceneNow = 1_781_059_260;
export const sceneDay = Math.floor((sceneNow + 7 * 3600) / 86_400);

export const calmStatus: FaceStatus = {
  exposure: 'none',
  protection: 'on',
  isClockWrong: false,
  pausedUntil: null,
  case: { state: 'none' },
  isChecking: false,
  lastGoodCheck: sceneNow - 1860,
  lastFailure: null,
  failingSince: null,
  lastScan: sceneNow - 120,
  protectedToday: { minutes: 540, of: 581 },
  community: { registered: 31_482_190, day: sceneDay - 1 },
  isRegistered: true,
  hasUploadToken: false,
  moving: null,
};

export const calmView: PhoneView = {
  phase: 'running',
  trouble: null,
  storage: 'kept',
  town: {
    name: 'Phố Nhỏ',
    seat: 'in',
    isLost: false,
    ended: null,
    resident: { name: 'Bình', phoneNumber: '+84900000007' },
    past: { state: 'done', share: 1 },
  },
  isHeldBack: false,
  utcOffsetMinutes: 420,
  status: calmStatus,
  warnings: { current: [], past: [] },
  shares: [],
  usersAround: { estimate: 4, low: 3, high: 6 },
  notifications: 'granted',
  revision: 1,
};

export const f1Warning: FaceWarning = {
  day: sceneDay - 3,
  degree: 'F1',
  firstTold: sceneNow - 3000,
  withdrawnAt: null,
  duration: '15-to-30',
  distance: 'near',
  certainty: 'high',
  lastWatchDay: sceneDay + 11,
  daysLeft: 11,
};

export const f2Warning: FaceWarning = {
  ...f1Warning,
  degree: 'F2',
  day: sceneDay - 2,
  daysLeft: 12,
  certainty: 'medium',
};

export const withdrawnWarning: FaceWarning = {
  ...f1Warning,
  day: sceneDay - 9,
  withdrawnAt: sceneNow - 86_400 * 5,
  firstTold: sceneNow - 86_400 * 7,
};
