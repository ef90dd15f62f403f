// SPDX-License-Identifier: GPL-3.0-only
import type { LeversTexts } from '../vi/levers.ts';

export const levers: LeversTexts = {
  heading: 'Levers',
  lead: 'Change a number and watch the town change. What has happened stays as it was; from now on things go differently.',
  state: {
    same: 'In force.',
    waiting: 'Takes effect as soon as you pause…',
    applying: 'Setting it…',
    applied: (what) => `Set: ${what}.`,
    invalid: 'This value cannot be used; nothing was changed.',
    refused: (words) => `The server did not take it: ${words}.`,
  },
  inForce: (value) => `In force: ${value}`,
  range: (least, most) => `From ${least} to ${most}.`,
  people: 'People',
  scan: 'How phones listen',
  rules: 'Rules',
  signedNote: 'These numbers stand in the signed configuration. Phones use them from their next check on.',
  adoption: {
    label: 'Has the app',
    what: 'The share of people whose phone is on and has the app. Whoever has not is not heard, hears nothing and is not warned.',
  },
  consent: {
    label: 'F1 who warn by themselves',
    what: 'The share of F1 who agree to warn those they met without your click. 0%: only when you press. An F0 shares only when you press.',
  },
  windowSeconds: { label: 'One scan listens for', what: 'How long one scan lasts.' },
  periodSeconds: {
    label: 'Again every',
    what: 'From the beginning of a scan that heard nobody to the next.',
  },
  periodAfterSightingSeconds: {
    label: 'After hearing somebody, every',
    what: 'With people around it listens more often, so as not to miss a meeting of a quarter of an hour.',
  },
  duty: (least, most) =>
    `The radio listens from ${least} (nobody there) to ${most} (always somebody there) of the time. This is estimated from the three numbers above, not measured at a battery.`,
  latencyDays: {
    label: 'Latency L',
    what: 'Days after the meeting from which an F1’s keys may be published. A small L warns F2 sooner, and more of them wrongly.',
  },
  toleranceIntervals: {
    label: 'Clock tolerance',
    what: 'By how many intervals of ten minutes an identifier may be heard too early or too late and still count. Keys wait as long before they are published.',
  },
  units: {
    percent: '%',
    seconds: 'seconds',
    days: 'days',
    intervals: 'intervals of 10 min',
  },
  withUnit: {
    percent: (value) => `${value}%`,
    seconds: (value) => (value === '1' ? '1 second' : `${value} seconds`),
    days: (value) => (value === '1' ? '1 day' : `${value} days`),
    intervals: (value) => (value === '1' ? '1 interval of 10 min' : `${value} intervals of 10 min`),
  },
};
