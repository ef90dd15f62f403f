// SPDX-License-Identifier: GPL-3.0-only
import type { JoinTexts } from '../vi/join.ts';

export const join: JoinTexts = {
  heading: 'Join the town',
  lead: 'This browser can become a phone of the town, with the real program running in this page. You carry the phone of',
  nobody: 'This town is too small to have a place for a visitor.',
  out: 'You have not joined.',
  joining: 'Joining the town…',
  in: 'You are in the town: the ringed dot on the map is you.',
  inForgetful: 'You are in the town. This browser keeps nothing: when the page is closed, the phone is gone.',
  broken:
    'The connection to the town broke. The page comes back by itself; what the phone has taken over is kept.',
  ended: {
    left: 'You have left the town. The phone is off.',
    'radio.taken':
      'Another visitor is in the town. There is room for one at a time; try again in a few minutes.',
    'radio.moved': 'This phone has moved to another tab of this browser.',
    'radio.nobody': 'This town has no place for a visitor.',
    'radio.opening': 'The town is opening; try again in a moment.',
    'radio.silent': 'The connection was silent for too long and was ended.',
    'radio.layout': 'The server did not understand this page. Please load it again.',
    'radio.flood': 'This page said too much and was cut off. Please load it again.',
  },
  notice: {
    exposed: 'Your phone has a warning.',
    withdrawn: 'Your phone took a warning back.',
    'clock-wrong': 'Your phone found that its clock is wrong.',
    sunset: 'The system has ended; the phone erased everything.',
  },
  join: 'Join',
  joinAgain: 'Join again',
  leave: 'Leave the town',
  leaveNote: 'Switches the phone off. What it remembers stays in this browser until you erase it.',
  erase: 'Erase this phone',
  eraseNote:
    'Removes keys, identifiers heard and warnings from this browser. Next time it will be a new phone.',
  starting: 'The phone is starting…',
  message:
    'The message of the registration desk. In this town it goes to a development inbox and to no real phone; the page read the code and typed it for you.',
  inbox: 'Open the development inbox',
  scans: 'Scans since the page was loaded',
  latestScan: 'The latest heard',
  heardIn: (moment, heard, others) =>
    `${heard} ${heard === 1 ? 'phone' : 'phones'} with Bluezone, ${others} other ${others === 1 ? 'device' : 'devices'} (${moment})`,
  firstScan: (minutes) =>
    `The first scan comes within ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} of the town’s time. Let time run faster to see it at once.`,
  pastHeading: 'The days before you came',
  ask: (days) => `Hear the ${days} days before`,
  pastNote:
    'The phone gets what a radio in your place heard on those days: real identifiers that other phones had on the air.',
  pastRunning: (percent, moment) => `Heard again: ${percent}, up to ${moment}.`,
  pastDone: (from, to) => `The phone has heard again what was between ${from} and ${to}.`,
  pastKnown: 'This phone has heard those days already.',
  pastFailed: 'The town could not tell all of it. You may ask again.',
  tryHeading: 'See your phone warn',
  tryOut: {
    household: (name) => `Hear the days before, then confirm ${name}, who lives with you, as F0.`,
    work: (name) => `Hear the days before, then confirm ${name}, who works with you, as F0.`,
  },
  tryButton: (name) => `Open ${name}’s phone`,
  aboutHeading: 'What is real and what is not',
  about: [
    'The program in this page is the one in every phone of the town: keys, identifiers, matching and warnings are worked out here.',
    'Only the radio is simulated: the town works out whom you hear in your place, and who hears you.',
    'The phone number is invented. The keys that tell the true server from a false one are asked for once; a real app has them built in.',
    'Before you came nobody heard you, and nothing of that is made up: if you reported, only those who met you since would be warned.',
  ],
};
