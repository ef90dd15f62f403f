// SPDX-License-Identifier: GPL-3.0-only
import type { map as model } from '../vi/map.ts';

export const map: typeof model = {
  heading: 'Map',
  roleDescription: 'map',
  label: (town) => `Map of ${town}: each dot is a person`,
  keys: 'Arrow keys move the map, plus and minus go nearer and farther, Home shows all of it. A person can be chosen by name in the field above.',
  buttons: 'Move and zoom the map',
  zoomIn: 'Nearer',
  zoomOut: 'Farther',
  fit: 'Show all',
  follow: 'Follow the chosen person',
  followNobody: 'Choose a person first',
  lines: 'Who hears whom',
  choosePerson: 'Choose a person by name',
  choosePlaceholder: 'Choose by name',
  chooseNobody: 'Choose nobody',
  people: 'People',
  nobodyFound: 'Nobody has such a name.',
  foundCount: (count, isMore) =>
    isMore ? `the first ${count} people` : count === 1 ? '1 person' : `${count} people`,
  legend: 'Legend',
  state: {
    none: 'no warning',
    F1: 'F1: was near a case',
    F2: 'F2: was near an F1',
    case: 'F0: case',
    off: 'without the app, or phone off',
    guest: 'guest: your phone',
  },
  whoWhere: 'Who is where',
  who: 'Who',
  where: 'Where',
  stateHeading: 'State',
  seenCount: (shown, inView) =>
    shown === inView
      ? `${inView === 1 ? '1 person' : `${inView} people`} in view`
      : `${shown} of ${inView} people in view`,
  atPlace: (name, kind) => `${name} (${kind})`,
  onStreet: (name) => `on ${name}`,
  inTheOpen: 'in the open',
  busStop: (name) => `Bus stop ${name}`,
  placeKind: {
    home: 'home',
    office: 'office',
    workshop: 'workshop',
    shop: 'shop',
    school: 'school',
    market: 'market',
    eatery: 'eatery',
    cafe: 'café',
    clinic: 'clinic',
    park: 'park',
  },
  viewHolds: (people, cases, f1, f2) =>
    people === 0
      ? 'Nobody is in view.'
      : `${people === 1 ? '1 person is' : `${people} people are`} in view: ${cases} F0, ${f1} F1, ${f2} F2.`,
  viewNear: (places) => `In the middle: ${places}.`,
  personIs: (name, where) => `Chosen: ${name}, ${where}.`,
  personChosen: (name) => `Chosen: ${name}.`,
  recordingNote:
    'The recording only says who heard whom. Positions on the map are drawn by this page so that there is something to see; they are not real.',
};
