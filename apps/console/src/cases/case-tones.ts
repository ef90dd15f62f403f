// SPDX-License-Identifier: GPL-3.0-only
import type { Tone } from '../parts/note.tsx';
import type { CaseRecord } from './case-words.ts';

export const codeTones: Readonly<Record<CaseRecord['code'], Tone>> = {
  none: 'plain',
  issued: 'watch',
  redeemed: 'calm',
  expired: 'wrong',
  void: 'wrong',
};

export const classificationTones: Readonly<Record<CaseRecord['classification'], Tone>> = {
  confirmed: 'ill',
  probable: 'info',
  suspected: 'watch',
  discarded: 'plain',
};
