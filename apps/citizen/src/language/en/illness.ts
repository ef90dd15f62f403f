// SPDX-License-Identifier: GPL-3.0-only
import type { IllnessTexts } from '../vi/illness.ts';

export const illness: IllnessTexts = {
  title: 'I am confirmed ill',
  lead: 'The health authority gives you a code when it confirms that you are ill. With it you can let the phones of those who were near you warn them.',
  choice: 'Whether you send is up to you. Nobody learns what you chose.',
  begin: 'I have a code',
  noCode: 'No code yet? Call the health hotline.',
  call: (number) => `Call ${number}`,
  wish: 'Get well soon.',
  code: {
    title: 'Enter the code',
    lead: 'The code has 8 digits and goes with the phone number that the health authority wrote down.',
    digits: 'Code of 8 digits',
    digitsWrong: 'The code has exactly 8 digits.',
    number: 'The phone number that the health authority knows',
    numberWrong: 'Enter the phone number.',
    scan: 'Scan a QR code',
    scanned: 'The QR code was read.',
    notOurs: 'This QR code is not one of Bluezone.',
    redeem: 'Use this code',
    safe: 'This step sends nothing about those you met.',
  },
  held: {
    title: 'The code was accepted',
    what: 'Nothing has left this phone. Look at what would be sent, and decide yourself.',
    until: (moment) => `The code can be used until ${moment}.`,
    look: 'See what would be sent',
    notNow: 'Do not send',
  },
  expired: {
    title: 'The code has expired',
    what: 'You have shared nothing. If you still want to, ask the health authority for a new code.',
    again: 'Enter a new code',
  },
  share: {
    title: 'Look before you send',
    datesHeading: 'About your illness',
    onset: 'Day of the first symptoms (if any)',
    onsetHint: 'Leave empty if you have none.',
    sample: 'Day of the test sample',
    sampleNeeded: 'Choose the day of the sample.',
    dateWrong: 'This day is not right: choose one of the last 14 days.',
    look: 'See the days',
    daysHeading: 'Days that will be sent',
    daysWhat: 'You can leave out any day. Who met you only on such a day will not be warned.',
    dayUtc: 'A day here goes from 7 in the morning to 7 in the next morning.',
    dayItem: (keys, meetings) => `random codes: ${keys}, meeting marks: ${meetings}`,
    noDay: 'Keep at least one day, or choose not to send.',
    meetings: 'Send the meeting marks too',
    meetingsNote:
      'With them a warned person (F1) can prove to have met you and warn others. A mark does not tell who is who.',
    never:
      'Never sent: name, phone number, location, a list of whom you met. The server cannot join this with your code or number.',
    learn:
      'Who was near nobody but you on a day can guess that it is you. Who deliberately recorded Bluetooth beside you can recognise your phone on the days sent.',
    consent: 'I agree to send the chosen days.',
    needConsent: 'Tick that you agree before you send.',
    send: 'Send',
    dialogTitle: 'Send these days?',
    dialogWhat: (days) => `${days} will leave this phone, without a name. You can still take it back later.`,
    days: (count) => (count === 1 ? 'One day' : `${count} days`),
    notSend: 'Do not send',
    empty: 'This phone holds no codes of those days, so there is nothing to send.',
  },
  sending: {
    title: 'Waiting to leave',
    when: (moment) =>
      `It leaves by itself within some minutes, no earlier than ${moment}. You may close the app.`,
    why: 'The phone waits for a random while, so that nobody who watches the network can guess what you sent.',
    tries: (count) =>
      `Tried ${count} times without arriving. The phone tries again by itself; check your connection.`,
  },
  shared: {
    title: 'Shared',
    what: 'The server has accepted it. The phones of those who were near you will warn them, without saying who.',
    when: (moment) => `Accepted at ${moment}.`,
    thanks: 'Thank you for protecting others. Get well soon.',
  },
  refused: {
    again: 'Try to send again',
    newCode: 'A new code from the health authority is needed.',
  },
  withdrawing: {
    title: 'Being taken back',
    when: (moment) => `The message that takes it back leaves by itself, no earlier than ${moment}.`,
  },
  withdrawn: {
    title: 'Taken back',
    what: 'The phones of others remove their warnings at their next check.',
    never: 'Nothing had left this phone.',
  },
  withdraw: 'Take back',
  withdrawTitle: 'Take back what you shared?',
  withdrawWhat:
    'The phones of those who were warned remove the warning. Do this only if you are not ill or sent it by mistake.',
  notShared: {
    title: 'You chose not to send',
    what: 'Nothing has left this phone. Nobody learns what you chose.',
    thanks: 'Thank you for considering it. Get well soon.',
    still: 'You can still send later, while the code holds.',
    tell: 'You can also tell those you met yourself.',
  },
};
