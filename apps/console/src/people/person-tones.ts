// SPDX-License-Identifier: GPL-3.0-only
import type { Tone } from '../parts/note.tsx';
import type { FollowUpOutcome, PersonSummary } from './person-words.ts';

export const personTones: Readonly<Record<PersonSummary['state'], Tone>> = {
  new: 'info',
  following: 'plain',
  unreachable: 'watch',
  refused: 'watch',
  finished: 'calm',
  case: 'ill',
};

export const outcomeTones: Readonly<Record<FollowUpOutcome, Tone>> = {
  well: 'calm',
  symptoms: 'wrong',
  'no-answer': 'plain',
  'wrong-number': 'watch',
  refused: 'watch',
  finished: 'calm',
};
