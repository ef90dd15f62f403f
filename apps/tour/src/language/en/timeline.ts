// SPDX-License-Identifier: GPL-3.0-only
import type { timeline as model } from '../vi/timeline.ts';

export const timeline: typeof model = {
  heading: 'Timeline',
  events: 'Events on the timeline',
  asList: 'As a list',
  nothing: 'Nothing has been noted in these days yet.',
  pace: 'Time passes',
  paceButton: (pace) => `${pace}×`,
  paceMeans: {
    1: 'as real time',
    10: 'ten seconds a second',
    60: 'a minute a second',
    600: 'ten minutes a second',
  },
  reached: (pace) => `Reaching ${pace}×`,
  gap: (from, to) => `${from} – ${to}: the computer was off, and all phones count as switched off`,
  andMore: (names, more) => `${names} and ${more} more`,
  confirmed: (names) => `confirmed as F0: ${names}`,
  warned: (f1, f2, names) =>
    `phones warn ${[f1 > 0 ? `${f1} F1` : '', f2 > 0 ? `${f2} F2` : ''].filter(Boolean).join(', ')}: ${names}`,
  unwarned: (count, names) =>
    count === 1 ? `a phone took warnings back: ${names}` : `${count} phones took warnings back: ${names}`,
  published: (count) => (count === 1 ? 'the server published a file' : `the server published ${count} files`),
  withdrew: (names) => `took back what was shared: ${names}`,
};
