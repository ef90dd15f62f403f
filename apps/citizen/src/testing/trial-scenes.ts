// SPDX-License-Identifier: GPL-3.0-only
// Scenes by name, for looking at the screens: `trial.html?scene=f1`.
import type { PhoneView } from '../engine/phone-face.ts';
import { calmStatus, calmView, f1Warning, f2Warning, sceneNow, withdrawnWarning } from './scenes.ts';
import type { Script } from './scripted-face.ts';

const status = (change: Partial<typeof calmStatus>, view: Partial<PhoneView> = {}): Script => ({
  view: { ...view, status: { ...calmStatus, ...change } },
});
const shared = { shareId: 'share', sharedAt: sceneNow - 900 };

export const trialScenes: Readonly<Record<string, Script>> = {
  calm: {},
  starting: { view: { phase: 'starting', status: null, usersAround: null } },
  new: status(
    {
      isRegistered: false,
      lastGoodCheck: null,
      lastScan: null,
      protection: 'off',
      community: null,
      protectedToday: { minutes: 0, of: 3 },
    },
    {
      notifications: 'ask',
      usersAround: null,
      town:
        calmView.town === null ? null : { ...calmView.town, seat: 'out', past: { state: 'none', share: 0 } },
    },
  ),
  'no-radio': status(
    { protection: 'unsupported', isRegistered: false },
    { town: null, usersAround: null, notifications: 'unsupported' },
  ),
  f1: status({ exposure: 'F1' }, { warnings: { current: [f1Warning], past: [withdrawnWarning] } }),
  f2: status(
    { exposure: 'F2', protection: 'paused', pausedUntil: sceneNow + 7200 },
    { warnings: { current: [f2Warning], past: [] } },
  ),
  'check-failed': status({
    lastFailure: 'net.unreachable',
    failingSince: sceneNow - 86_400,
    lastGoodCheck: sceneNow - 90_000,
  }),
  'clock-wrong': status({ protection: 'clock-wrong', isClockWrong: true }),
  off: status({ protection: 'off' }, { usersAround: null, town: null }),
  'town-lost': status(
    { protection: 'off' },
    { usersAround: null, town: calmView.town === null ? null : { ...calmView.town, isLost: true } },
  ),
  paused: status({ protection: 'paused', pausedUntil: sceneNow + 7200 }),
  'token-held': status({
    case: { state: 'token-held', since: sceneNow - 60, until: sceneNow + 86_400 },
    hasUploadToken: true,
  }),
  'token-expired': status({ case: { state: 'token-expired', since: sceneNow - 86_400 } }),
  sending: status({ case: { state: 'sending', ...shared, leavesAt: sceneNow + 420, tries: 2 } }),
  shared: status({ case: { state: 'shared', ...shared, arrivedAt: sceneNow - 300 } }),
  refused: status({ case: { state: 'refused', ...shared, code: 'token.spent', canRetry: false } }),
  withdrawn: status({ case: { state: 'withdrawn', ...shared, withdrawnAt: sceneNow, wasSent: true } }),
  broken: { view: { phase: 'broken', trouble: 'vault.damaged', status: null } },
  full: { view: { trouble: 'vault.full', isHeldBack: true } },
  'nobody-around': {
    around: {
      at: sceneNow - 9,
      scans: 3,
      people: { estimate: 0, low: 0, high: 0 },
      users: { estimate: 0, low: 0, high: 0 },
      others: { estimate: 0, low: 0, high: 0 },
      near: 0,
      further: 0,
      list: [],
    },
  },
  scanning: { around: null },
  refusing: {
    refusals: {
      startRegistration: 'registration.number',
      redeem: 'code.invalid',
      previewReport: 'phone.nothing-to-share',
      previewClaim: 'phone.not-registered',
    },
  },
};
