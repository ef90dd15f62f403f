// SPDX-License-Identifier: GPL-3.0-only
import type { GuideTexts } from '../vi/guide.ts';

export const guide: GuideTexts = {
  heading: 'Step by step',
  stepsLabel: 'Steps',
  stepNumber: (step, all) => `Step ${step} of ${all}`,
  stepState: { done: 'done', now: 'you are here', later: 'later' },
  steps: {
    choose: 'Choose somebody',
    confirm: 'Confirm the F0',
    redeem: 'Enter the code',
    consent: 'Preview and consent',
    leave: 'The report leaves',
    publish: 'The server publishes',
    match: 'Phones compare: F1',
    claim: 'An F1 agrees to warn',
    spread: 'Whom the F1 met: F2',
    withdraw: 'Withdraw',
    undo: 'Warnings taken back',
  },
  happened: 'What just happened',
  next: 'Next',
  awaited: 'Waiting for',
  faster: 'Go faster until it happens',
  fastNow: (pace) => `The town runs ${pace} times as fast; afterwards it goes on as before.`,
  normalPace: 'Back to the pace before',
  failed: (words, code) => `That did not work: ${words} (${code}). You can try again.`,
  busy: 'Working…',
  more: (people) => `and ${people} more`,
  another: 'Start with somebody else',
  follow: 'Following',
  followCase: (name, time) => `${name}, ${time}`,
  followNew: 'a new case',
  hasten: 'Do not wait, go to the withdrawal',

  choose: {
    before:
      'Everybody lives as on any day. Their phones send and write down random identifiers; nothing has left the phones.',
    night:
      'It is night, and nearly everybody is at home. To see them move, let time run faster (above the map).',
    what: 'Let somebody fall ill, and watch every phone find out by itself whether its owner was near: no names, no places.',
    legend: 'Who shall fall ill (F0)?',
    lives: (people) =>
      people === 0 ? 'lives alone' : `lives with ${people} ${people === 1 ? 'person' : 'people'}`,
    works: (people) => `works or learns with ${people} ${people === 1 ? 'person' : 'people'}`,
    heard: (people) => `has just heard ${people} ${people === 1 ? 'phone' : 'phones'}`,
    button: (name) => `Choose ${name}`,
    nobody: 'Right now nobody has a phone that is on and is not an F0 already.',
    unfit: (name) => `${name} cannot be a new F0: the phone is off, or there is a case already.`,
  },
  confirm: {
    before: (name) => `You chose ${name}. Nobody knows whether ${name} is ill.`,
    what: (name) =>
      `Suppose ${name} tests positive. Health staff enter a case with the phone number and issue a code of eight digits. Nobody asks whom ${name} has met.`,
    button: (name) => `Confirm ${name} as F0`,
    other: 'Choose somebody else',
  },
  redeem: {
    before: (name, number) =>
      `The health authority entered a case with the number ${number} and issued a code for ${name}.`,
    what: (name) =>
      `Health staff read this code out to ${name}. The phone exchanges it for a signed token, which says that a report comes from somebody confirmed, and not from whom.`,
    codeLabel: 'The code that the authority reads out',
    inputLabel: (name) => `The code as entered on ${name}’s phone`,
    inputHint: 'Eight digits. Five wrong tries make the code void.',
    inputWrong: 'A code has eight digits.',
    blindHeading: 'Why nobody can tell later whose report it was',
    blind:
      'The phone covers the token before it asks for the signature, and uncovers it afterwards, so the authority signs without seeing what. And the post is sealed: the front desk passes it on unread, in the size of every other post. When the report comes with the token, no desk has seen that token before.',
    button: (name) => `Enter the code on ${name}’s phone`,
  },
  consent: {
    before: (name, bytes) =>
      `${name}’s phone exchanged the code for its token, in a post of ${bytes} bytes. The server learned nothing of the phone’s history.`,
    beforeUnknown: (name) => `${name}’s phone exchanged the code for a signed token.`,
    what: (name) =>
      `${name} sees exactly what would be sent, leaves out what shall stay, and decides. Without this consent nothing can get history out of the phone.`,
    previewHeading: (name) => `${name}’s phone would send exactly this`,
    onset: 'First day of symptoms',
    onsetUnknown: 'not known, or none',
    send: 'Send',
    day: 'Day (UTC)',
    keys: 'Keys',
    meetings: 'Meeting tags',
    sendDay: (day) => `Send ${day}`,
    total: 'In all',
    withMeetings: 'Send the meeting tags too',
    withMeetingsNote:
      'Meeting tags are hashes. By them an F1 can prove to have been near without saying who they are. Without them there are no F2 warnings.',
    sizeNote: 'Whatever is chosen, what leaves is exactly 32,768 bytes long, like every dummy.',
    risk: 'Published keys may let a neighbour who recorded the radio recognise you.',
    noDays: 'Keep at least one day.',
    loading: 'The phone is preparing the preview…',
    button: (name) => `${name} agrees to send`,
  },
  leave: {
    before: (name, keys, meetings) => `${name} agreed to send ${keys} keys and ${meetings} meeting tags.`,
    beforeUnknown: (name) => `${name} agreed to send the report.`,
    what: 'The phone waits for a random while before it sends, so that the moment says nothing.',
    notBefore: (time) => `Not before ${time}.`,
  },
  publish: {
    before: (name, bytes, dummies) =>
      `${name}’s report left the phone: ${bytes} bytes. ${dummies === 0 ? 'No other phone sent a dummy in the hour before; one would have looked the same.' : `In the hour before, other phones had sent ${dummies} ${dummies === 1 ? 'dummy' : 'dummies'} of the same size to the same address.`}`,
    beforeUnknown: (name) => `${name}’s report left the phone, of the same size as every dummy.`,
    state: (state) => `By now: ${state}.`,
    what: 'The server waits until no identifier of a key can be replayed, then signs and publishes the keys among random ones. So today’s key comes later than those of the days before.',
  },
  match: {
    before: (bytes, keys, padding) =>
      `The server published a file of ${bytes} bytes with ${keys} keys, ${padding} of them random for cover. The file is the same for everybody.`,
    beforeUnknown: 'The server published the keys in a file that is the same for everybody.',
    hash: 'Hash of the file',
    what: 'Every phone fetches the same file on its own schedule and compares it with what it heard. The server does not learn which phone found anything.',
  },
  claim: {
    before: (count) =>
      count === 1
        ? 'One phone told its owner by itself: close contact (F1).'
        : `${count} phones told their owners by themselves: close contact (F1).`,
    who: 'F1',
    what: 'An F1 may warn those they met since. Their phone proves that it really was near the F0, and only then are the F1’s keys published.',
    legend: 'Which F1’s phone?',
    preview: (name) => `${name}’s phone would send exactly this`,
    days: (days) => `The keys of these days (UTC): ${days}`,
    meetings: (meetings) =>
      `${meetings} ${meetings === 1 ? 'meeting' : 'meetings'} with the F0, opened so that the server can recompute and believe them`,
    button: (name) => `${name} agrees to warn those they met`,
    loading: 'The phone is preparing the preview…',
    noToken: (name) =>
      `${name}’s phone has no claim token yet. Every phone gets one on a schedule, never because of a warning.`,
    notYet: (name) =>
      `${name}’s phone has nothing to send yet: no day since the meeting is over (latency L).`,
    noneCan: 'No F1 can warn others yet. You can wait for a new day.',
    refused: (name) => `The server refused ${name}’s claim.`,
  },
  spread: {
    before: (name, keys) => `${name} agreed to send ${keys} keys, with proof of having been near the F0.`,
    beforeUnknown: (name) => `${name} agreed to warn those they met.`,
    somebodyElse: 'Ask another F1 as well',
    left: (bytes, dummies) =>
      `The claim left the phone: ${bytes} bytes, among ${dummies} ${dummies === 1 ? 'dummy' : 'dummies'} of the hour before.`,
    what: {
      queued: 'The phone waits for a random while before it sends.',
      waiting:
        'The server does not see ten minutes close by in the meeting tags that the F0 sent. It keeps the claim until the end of tomorrow, in case tags are still to come, then refuses it. Another F1 may have clearer proof.',
      accepted:
        'The server recomputed the proof and believes it. The F1’s keys come with the next file; phones compare again, and whoever was near the F1 learns of being F2. If this F1 met only people who are F1 already, nobody new is warned: ask another F1.',
    },
  },
  withdraw: {
    before: (count) =>
      count === 0
        ? 'Nobody is an F2 of this case yet.'
        : count === 1
          ? 'One phone told its owner by itself: contact of an F1 (F2).'
          : `${count} phones told their owners by themselves: contact of an F1 (F2).`,
    what: (name) =>
      `Suppose the test was wrong. Only ${name}’s phone holds the secret to withdraw; the authority cannot do it instead, since it does not know whose keys are whose.`,
    button: (name) => `${name} withdraws the report`,
    nothing: 'The phone has no report left to withdraw.',
  },
  undo: {
    before: (name) => `${name} has withdrawn.`,
    what: 'The server publishes the withdrawal. Claims that rested on the report fall with it. Phones that warned take it back by themselves, and say so.',
    left: (f1, f2) => `Still lit: ${f1} F1, ${f2} F2.`,
    others: (cases) =>
      cases === 1
        ? 'Another case is public: the warnings it caused stay.'
        : `${cases} other cases are public: the warnings they caused stay.`,
  },
  over: {
    before: (name) => `${name}’s report is withdrawn, and every warning because of it was taken back.`,
    what: 'The story is over. See what each party still holds, try a hostile server, or start with somebody else.',
    look: { knows: 'What does each still hold?', hostile: 'Try a hostile server' },
  },
  refused: {
    before: (name) => `The server did not take ${name}’s report; nothing was published.`,
    why: (words, code) => `The reason: ${words} (${code}).`,
    what: 'Nobody is warned. You can start again with somebody else.',
  },

  truth: {
    heading: (name, degree) => `The truth: who really was near ${name}? (${degree})`,
    note: 'No phone and no server knows this; only the town does. “Near” means within 2 metres, no wall between, for 15 minutes of one day or more.',
    period: (from, to) => `From ${from} to ${to}.`,
    loading: 'Working it out from where everybody was…',
    refresh: 'Work it out again',
    warned: 'Near, and warned',
    missed: 'Near, and not warned yet',
    falselyWarned: 'Warned, but not near for long enough',
    bar: (warned, missed, falselyWarned) =>
      `${warned} near and warned, ${missed} near and not warned yet, ${falselyWarned} warned but not near for long enough.`,
    nobody: 'nobody',
    minutes: (minutes) => `${minutes} min`,
    why: {
      'no-phone': { short: 'phone off', long: 'no phone that is on, or none with the app.' },
      'not-yet': { short: 'not yet', long: 'the phone has not checked, or the key is not public yet.' },
      'not-heard': {
        short: 'heard too little',
        long: 'the phone heard too seldom, or as if from further off.',
      },
    },
  },
};
