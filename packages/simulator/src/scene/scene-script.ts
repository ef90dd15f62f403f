// SPDX-License-Identifier: GPL-3.0-only
// The scene's story: ten invented people and whom they meet. Phones and server know nothing of this file; they only get
// the radio that follows from it.
import { arrangeContacts, type ContactTrace, RECORD_SECONDS } from '@bluezone/recordings';
import { DAY_SECONDS } from '../trace/trace-clock.ts';

/** Given names; a person is their place in this list. */
export const sceneNames = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Khoa',
  'Lan',
  'Minh',
  'Ngọc',
] as const;

export const scenePeople = sceneNames.length;

/** Who does something in the story. */
export const cast = { patient: 0, warnsOthers: 1, keepsToHerself: 2, onlookers: [5, 9] } as const;

/** Two people beside each other, about one metre apart. */
export interface SceneMeeting {
  /** 1, 2 or 3. */
  readonly day: number;
  readonly a: number;
  readonly b: number;
  /** Seconds after the day's local midnight at which they meet. */
  readonly from: number;
  readonly minutes: number;
}

const at = (hour: number, minute: number): number => hour * 3600 + minute * 60;

export const sceneMeetings: readonly SceneMeeting[] = [
  { day: 1, a: 0, b: 1, from: at(9, 0), minutes: 25 },
  { day: 1, a: 0, b: 2, from: at(12, 10), minutes: 20 },
  { day: 1, a: 0, b: 3, from: at(16, 0), minutes: 3 },
  { day: 2, a: 1, b: 4, from: at(9, 30), minutes: 30 },
  { day: 2, a: 7, b: 8, from: at(10, 0), minutes: 40 },
  { day: 2, a: 2, b: 6, from: at(12, 0), minutes: 18 },
  { day: 2, a: 1, b: 5, from: at(15, 0), minutes: 20 },
];

/** Minutes from which a meeting is a close contact. */
export const closeContactMinutes = 15;

/** The meetings as a recording; t = 0 is local midnight of day 1, person p has the dense index p. */
export function sceneTrace(): ContactTrace {
  const times: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  for (const { day, a, b, from, minutes } of sceneMeetings) {
    const start = (day - 1) * DAY_SECONDS + from;
    for (let t = start + RECORD_SECONDS; t <= start + minutes * 60; t += RECORD_SECONDS) {
      times.push(t);
      left.push(a);
      right.push(b);
    }
  }
  const trace = arrangeContacts(Int32Array.from(times), Int32Array.from(left), Int32Array.from(right));
  const personOf = (dense: number): number => trace.ids[dense] as number;
  return {
    ...trace,
    a: trace.a.map(personOf),
    b: trace.b.map(personOf),
    ids: Int32Array.from(sceneNames, (_, person) => person),
    people: scenePeople,
  };
}
