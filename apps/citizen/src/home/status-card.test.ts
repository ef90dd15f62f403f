// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import type { FaceStatus, PhoneView } from '../engine/phone-face.ts';
import { calmStatus, calmView } from '../testing/scenes.ts';
import { homeStatus } from './status-card.ts';

const told = (status: Partial<FaceStatus>, view: Partial<PhoneView> = {}) =>
  homeStatus({ ...calmView, ...view, status: { ...calmStatus, ...status } });

it('says that no exposure is known only when a check went well and the phone protects', () => {
  expect(told({})).toEqual({ kind: 'none-known', also: [] });
  expect(told({ lastGoodCheck: null })?.kind).toBe('never-checked');
  expect(told({ lastFailure: 'net.unreachable' })?.kind).toBe('check-failed');
  for (const protection of ['off', 'no-permission', 'paused', 'clock-wrong'] as const)
    expect(told({ protection })?.kind).toBe(protection);
  expect(told({ protection: 'unsupported' }, { town: null })?.kind).toBe('no-radio');
  expect(told({ protection: 'off', isClockWrong: true })).toEqual({ kind: 'clock-wrong', also: ['off'] });
});

it('puts a warning before all trouble, and names the trouble too', () => {
  expect(told({ exposure: 'F1', protection: 'paused', lastFailure: 'net.unreachable' })).toEqual({
    kind: 'F1',
    also: ['paused', 'check-failed'],
  });
});

it('puts the own illness before a warning', () => {
  const held = { state: 'token-held', since: 1, until: 2 } as const;
  expect(told({ exposure: 'F1', case: held })?.kind).toBe('F0-not-shared');
  const shared = { state: 'shared', shareId: 'a', sharedAt: 1, arrivedAt: 2 } as const;
  expect(told({ exposure: 'F2', case: shared })?.kind).toBe('F0-shared');
});

it('says that it checks instead of that a check failed, but never hides that it does not protect', () => {
  expect(told({ isChecking: true, lastFailure: 'net.unreachable' })).toEqual({ kind: 'checking', also: [] });
  expect(told({ isChecking: true, lastGoodCheck: null })?.kind).toBe('checking');
  expect(told({ isChecking: true, protection: 'paused' })?.kind).toBe('paused');
});

it('offers the town where there is one, and says plainly where there is no radio', () => {
  const town = calmView.town;
  if (town === null) throw new Error('the scene has a town');
  expect(told({ protection: 'off' }, { town: { ...town, seat: 'out' } })?.kind).toBe('join');
  expect(told({ protection: 'off' }, { town: { ...town, seat: 'joining' } })?.kind).toBe('joining');
});

it('says that the town is lost where it is, and not that Bluetooth is off', () => {
  const town = calmView.town;
  if (town === null) throw new Error('the scene has a town');
  for (const seat of ['in', 'joining'] as const)
    expect(told({ protection: 'off' }, { town: { ...town, seat, isLost: true } })?.kind).toBe('town-lost');
  expect(told({ protection: 'off' }, { town: { ...town, seat: 'out', isLost: true } })?.kind).toBe('join');
  expect(told({ protection: 'off' }, { town })?.kind).toBe('off');
});

it('says nothing while the phone opens, and only the end when there is one', () => {
  expect(homeStatus({ ...calmView, phase: 'starting', status: null })).toBeNull();
  expect(told({ protection: 'sunset', exposure: 'F1' })).toEqual({ kind: 'sunset', also: [] });
  expect(told({}, { phase: 'elsewhere' })).toEqual({ kind: 'elsewhere', also: [] });
});
