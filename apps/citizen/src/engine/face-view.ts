// SPDX-License-Identifier: GPL-3.0-only
// What the engine told, as the screens see it.
import type { Around, PhoneStatus, Share, Warning, Warnings } from '@bluezone/phone';
import type { NotificationState, SessionView } from '@bluezone/phone-web';
import type { FaceShare, FaceStatus, FaceWarning, PhoneView, TownSeat } from './phone-face.ts';

/** What was asked of the engine when it last had something new to say. */
export interface Told {
  readonly status: PhoneStatus;
  readonly warnings: Warnings;
  readonly shares: readonly Share[];
  readonly around: Around | null;
}

const usualOffsetMinutes = 420;

export function faceView(
  session: SessionView,
  told: Told | null,
  notifications: NotificationState,
): PhoneView {
  const hasMoved = told?.status.protection === 'moved';
  return {
    phase: hasMoved ? 'moved' : session.phase,
    trouble: session.trouble,
    storage: session.storage,
    town: townSeat(session),
    isHeldBack: session.isHeldBack,
    utcOffsetMinutes: session.town?.utcOffsetMinutes ?? usualOffsetMinutes,
    status: told === null ? null : faceStatus(told.status, session.isChecking),
    warnings: {
      current: (told?.warnings.current ?? []).map(faceWarning),
      past: (told?.warnings.past ?? []).map(faceWarning),
    },
    shares: (told?.shares ?? []).map(faceShare),
    usersAround: told?.around?.users ?? null,
    notifications,
    revision: session.revision,
  };
}

function faceStatus(status: PhoneStatus, isChecking: boolean): FaceStatus {
  const { exposure, protection, pausedUntil, lastGoodCheck, lastFailure, failingSince, lastScan } = status;
  const { protectedToday, community, isRegistered, hasUploadToken, moving } = status;
  return {
    ...{ exposure, protection, pausedUntil, lastGoodCheck, lastFailure, failingSince, lastScan },
    ...{ protectedToday, community, isRegistered, hasUploadToken, moving, isChecking },
    isClockWrong: status.clock === 'wrong',
    case: status.case,
  };
}

function faceWarning({ day, degree, firstTold, withdrawnAt, ...warning }: Warning): FaceWarning {
  const { duration, distance, certainty, lastWatchDay, daysLeft } = warning;
  return { day, degree, firstTold, withdrawnAt, duration, distance, certainty, lastWatchDay, daysLeft };
}

export function faceShare({ id, kind, state, code, notBefore, sharedAt }: Share): FaceShare {
  return { id, kind, state, code, notBefore, sharedAt };
}

function townSeat({ town }: SessionView): TownSeat | null {
  if (town === null) return null;
  const { name, seat, isLost, ended, resident, history, knowsPast } = town;
  const told = history === null ? 0 : (history.until - history.from) / Math.max(1, history.to - history.from);
  const state = knowsPast ? 'done' : (history?.state ?? 'none');
  return {
    ...{ name, seat, isLost, ended },
    resident: resident === null ? null : { name: resident.name, phoneNumber: resident.phoneNumber },
    past: { state, share: state === 'done' ? 1 : Math.min(1, Math.max(0, told)) },
  };
}
