// SPDX-License-Identifier: GPL-3.0-only
import type { timeline as model } from '../vi/timeline.ts';

export const timeline: typeof model = {
  heading: 'Timeline',
  pace: 'Pace of time',
  paceButton: (pace) => `${pace}×`,
  paceMeans: {
    1: 'as real time',
    10: 'ten seconds a second',
    60: 'a minute a second',
    600: 'ten minutes a second',
  },
  reached: (pace) => `reaching ${pace}×`,
};
