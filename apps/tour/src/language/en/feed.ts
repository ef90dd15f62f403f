// SPDX-License-Identifier: GPL-3.0-only
import type { FeedTexts } from '../vi/feed.ts';

export const feed: FeedTexts = {
  heading: 'Events',
  list: 'Events, newest first',
  empty: 'Nothing has happened yet.',
  emptyFor: (name) => `Nothing has happened to ${name} yet.`,
  only: (name) => `Only what is about ${name}`,
  shownOf: (shown, all) => `The latest ${shown} of ${all} events.`,
  announce: (count, newest) => (count === 1 ? newest : `${count} new events. The latest: ${newest}`),
  born: (residents, days, seconds) =>
    `The town was born: ${residents} people had lived ${days} days, worked out in ${seconds} seconds.`,
  gap: (from, to) =>
    `The town was switched off from ${from} to ${to}. For that time its phones count as switched off.`,
  again: (moment) => `The town was opened again at ${moment}; not a minute was missed.`,
  confirmed: (name, digits) => `${name} is confirmed as ill (F0). The authority issued the code ${digits}.`,
  redeemed: (name, bytes) =>
    `${name} entered the code. The phone exchanged it for a signed token, in a post of ${bytes} bytes.`,
  consented: {
    report: (name, keys, meetings, time) =>
      `${name} looked at the preview and agreed to send ${keys} keys and ${meetings} meeting tags.${time === null ? '' : ` The report leaves no earlier than ${time}.`}`,
    claim: (name, keys, _meetings, time) =>
      `${name} agreed to warn those met: ${keys} keys, with proof.${time === null ? '' : ` It leaves no earlier than ${time}.`}`,
  },
  alone: 'Not by your click: by the lever “F1 who warn by themselves”.',
  left: {
    report: (name, bytes) => `${name}’s report left the phone: ${bytes} bytes.`,
    claim: (name, bytes) => `${name}’s claim left the phone: ${bytes} bytes.`,
    withdrawal: (name, bytes) => `${name}’s withdrawal left the phone: ${bytes} bytes.`,
  },
  leftDetail: (dummies, state) =>
    `In the hour before, other phones sent ${dummies} ${dummies === 1 ? 'dummy' : 'dummies'} of the same size. What came of it: ${state}.`,
  published: (keys, padding, revised, bytes) =>
    `The server published a file of ${bytes} bytes: ${keys} keys, ${padding} of them random for cover; ${revised} revised.`,
  publishedDetail: (hash) => `The file is the same for everybody: ${hash}`,
  onDays: (count, first, last) => (count === 1 ? `on ${first}` : `on ${count} days, ${first} to ${last}`),
  warned: {
    F1: (name, days) => `${name}’s phone says by itself: close contact (F1) ${days}.`,
    F2: (name, days) => `${name}’s phone says by itself: contact of an F1 (F2) ${days}.`,
  },
  unwarned: (name, degree, days) => `${name}’s phone took back the warning ${degree} (${days}), and says so.`,
  withdrew: {
    report: (name) => `${name} withdrew the report.`,
    claim: (name) => `${name} withdrew the claim.`,
  },
  levers: (adoption, consent, scan, latencyDays, toleranceIntervals) =>
    `Levers: ${adoption} have the app, ${consent} of F1 warn by themselves, scanning ${scan}; L = ${latencyDays} days, tolerance ${toleranceIntervals} intervals.`,
  scan: (window, period, after) => `${window} s every ${period} s (${after} s after hearing somebody)`,
  hostileOn: 'The server turned hostile.',
  hostileOff: 'The server is honest again.',
  refused: (phones, trick) =>
    `${phones} ${phones === 1 ? 'phone was' : 'phones were'} not taken in: ${trick}.`,
  refusedDetail: (words, code) => `The phones say: ${words} (${code}).`,
  joined: (name) => `A browser joined the town, carrying ${name}’s phone.`,
  'left-town': (name) => `The browser that carried ${name}’s phone left the town.`,
};
