// SPDX-License-Identifier: GPL-3.0-only
import type { Catalogue } from './vi.ts';

export const en: Catalogue = {
  languageName: 'English',
  documentTitle: 'Bluezone – ten phones, step by step',
  skip: 'Go to the next step',
  tagline: 'Ten phones and one real server, step by step.',
  chooseLanguage: 'Language',
  clockLabel: 'Time on the phones and the server',
  dayOfStory: (day) => `Day ${day}`,
  loading: 'Opening…',
  serverGone: 'The server cannot be reached. The page keeps trying by itself; nothing is lost.',
  serverOpening: 'The server is opening, one moment…',
  refused: 'The server did not take this request. The page is up to date again; please try once more.',
  stepFailed: (reason) =>
    `This step did not finish (${reason}). You can try again; what was done is not done twice.`,
  stepsHeading: 'Steps',
  stepState: { done: 'done', running: 'happening now', next: 'next', later: 'later', optional: 'optional' },
  now: 'What just happened',
  next: 'Next',
  begin: 'Beginning',
  nextButton: (title) => `Next step: ${title}`,
  playing: (title) => `Happening now: ${title}`,
  allDone: 'The story is over. See below what each party holds, or start over.',
  restart: 'Start over',
  restartExplained:
    'Fifteen days will pass in which nobody meets anybody. Nobody presses delete: phones and server forget by the clock.',
  restartConfirm: 'Let fifteen days pass',
  cancel: 'Not now',
  pausing: 'Fifteen days are passing…',
  forgotten: (before, left, hashes) =>
    `Fifteen days have passed. Identifiers heard on the ten phones: ${before.heard} → ${left.heard}. ` +
    `Reports on the server: ${before.reports} → ${left.reports}; meeting tags: ${before.tags} → ${left.tags}. ` +
    `What stays are ${hashes} hashes of used tokens, so that none can be used twice.`,
  steps: {
    'meet-1': {
      title: 'Day 1: they meet',
      what: 'An sits with Bình, then with Chi, and passes Dũng. Their phones send random identifiers that change every ten minutes, and write down those they hear.',
    },
    'meet-2': {
      title: 'Day 2: they meet others',
      what: 'Bình meets Giang and Hà, Chi meets Khoa, Lan meets Minh; Ngọc is alone. Nobody knows yet who is ill, and nothing has left the phones.',
    },
    confirm: {
      title: 'Day 3: An’s illness is confirmed',
      what: 'Health staff enter a case with An’s phone number and issue a code of eight digits. The authority does not ask whom An has met.',
    },
    redeem: {
      title: 'An enters the code',
      what: 'An’s phone exchanges the code for a signed token. By this token the server knows that a report comes from somebody confirmed.',
    },
    consent: {
      title: 'An looks and agrees',
      what: 'An sees exactly what would leave the phone, and decides. Without this consent there is no way to get history out of the phone.',
    },
    leave: {
      title: 'The report leaves',
      what: 'The phone waits for a random while before it sends. The report has the same size as the dummies that every phone sends.',
    },
    publish: {
      title: 'The server publishes',
      what: 'The server waits until no identifier can be replayed, then signs and publishes An’s keys among random ones. The file is the same for everybody.',
    },
    check: {
      title: 'Phones check for themselves',
      what: 'Every phone fetches the same file and compares it with what it heard. The server does not learn which phone found anything.',
    },
    claim: {
      title: 'Bình agrees to warn others',
      what: 'Bình is asked whether to warn those met since, and agrees. Chi is asked too, and would rather not.',
    },
    'publish-claim': {
      title: 'The server checks the proof and publishes',
      what: 'Bình proves having really been near somebody confirmed, without saying who Bình is. Only when the proof fits does the server publish Bình’s keys.',
    },
    'check-again': {
      title: 'Phones check once more',
      what: 'Whoever was near Bình afterwards learns of being F2. Whoever met only Chi does not, because Chi did not agree.',
    },
    withdraw: {
      title: 'An takes it back',
      what: 'Suppose the test was wrong and An withdraws the report. The server publishes the withdrawal, and phones take their warnings back by themselves.',
    },
  },
  result: {
    meet: (heard) => `Identifiers each phone heard that day: ${heard}.`,
    nobodyHeard: 'No phone heard another.',
    confirm: (name, number, digits) =>
      `The authority entered a case with the number ${number} and issued the code ${digits} for ${name}.`,
    redeem: (name, bytes, answered) =>
      `${name} sent the code in a post of ${bytes} bytes and got the token in an answer of ${answered} bytes.`,
    consent: (name, keys, meetings, time) =>
      `${name} agreed to send ${keys} keys and ${meetings} meeting tags. The report will leave no earlier than ${time}.`,
    leave: (name, time, bytes, others) =>
      `${name}’s report left at ${time}: ${bytes} bytes, among ${others} other posts around that time, all of one size.`,
    notAccepted: (name, state) => `The server has not accepted ${name}’s report (${state}).`,
    published: (keys, padding, revised, bytes, hash) =>
      `File ${hash}: ${keys} keys, ${padding} of them random for cover; ${revised} revised; ${bytes} bytes.`,
    publishedNothing: 'There were no new keys to publish.',
    warned: (name, degree, day, minutes) =>
      `${name}’s phone says: ${degree}, on ${day}, about ${minutes} minutes.`,
    explained: (duration, distance, certainty) => `${duration}, ${distance}; ${certainty}.`,
    notWarned: (names) => `No warning: ${names}.`,
    takenBack: (name, degree, day) =>
      `${name}’s phone took back the warning ${degree} of ${day}, and says so.`,
    claim: (name, keys) => `${name} agreed to share ${keys} keys of the days after the meeting.`,
    declined: (names) => `${names} was asked too and did not agree; nothing left that phone.`,
    proof: (name, tags, minutes) =>
      `${name}’s proof fits ${tags} meeting tags, ${minutes} minutes in all. Those tags cannot be used again.`,
    proofMissing: (name, state) => `The server has not accepted ${name}’s proof (${state}).`,
    withdrawn: (name) => `${name} has withdrawn the report.`,
  },
  degree: {
    F0: 'confirmed case (F0)',
    F1: 'close contact (F1)',
    F2: 'contact of an F1 (F2)',
    none: 'no warning',
  },
  duration: {
    'under-5': 'under 5 minutes',
    '5-to-15': '5 to 15 minutes',
    '15-to-30': '15 to 30 minutes',
    '30-to-60': '30 to 60 minutes',
    'over-60': 'over an hour',
  },
  distance: {
    close: 'very near',
    near: 'near',
    'same-room': 'in the same room',
    far: 'far',
    unknown: 'distance unknown',
  },
  certainty: { high: 'fairly certain', medium: 'with one doubt', low: 'not very certain' },
  advice: 'A warning is not a diagnosis: follow the advice of the health authority.',
  preview: {
    heading: (name) => `What ${name} sees before deciding`,
    day: 'Day',
    keys: 'Keys',
    meetings: 'Meeting tags',
    claim: (days, meetings) =>
      `Would share the keys of ${days}, and open ${meetings} meetings with the confirmed person.`,
    risk: 'Published keys may let a neighbour who recorded the radio recognise you.',
  },
  posts: {
    heading: 'What a watcher of the network sees',
    time: 'At',
    size: 'Bytes',
    begins: 'First bytes',
    whose: 'Whose (only the story knows)',
    report: 'report',
    unsealed:
      'This version does not seal the content yet: the size is final, but on its way it can still be read.',
  },
  picture: {
    heading: 'Who was near whom',
    note: 'Solid lines: the last day of meetings; dotted lines: the day before. This picture is the truth of the story: no phone and no server knows all of it.',
    empty: 'Nobody has met anybody yet.',
    minutes: (minutes) => `${minutes} min`,
    meeting: (day, a, b, minutes) => `Day ${day}: ${a} and ${b}, ${minutes} minutes`,
    person: (name, state) => `${name}: ${state}`,
    alone: 'alone',
  },
  feed: { heading: 'Events', empty: 'Nothing has happened yet.' },
  holdings: {
    heading: 'What does each party know?',
    intro:
      'This is all that each party holds now, row by row and byte by byte, with nothing summed up. Choose a phone to compare.',
    choosePhone: 'Choose a phone',
    busy: 'Shown again when this step is over.',
    phone: (name) => `${name}’s phone`,
    phoneNote: 'On this phone only. Kept for fourteen days.',
    authority: 'Health authority',
    authorityNote: 'Cases and codes. No keys, nothing of who met whom.',
    exposure: 'Exposure server',
    exposureNote: 'Keys, meeting tags, published files. No names, no phone numbers.',
    registration: 'Registration desk',
    registrationNote: 'Phone numbers only as hashes, and tokens issued to every phone on a schedule.',
    rows: (count) => (count === 1 ? '1 row' : `${count} rows`),
    none: 'empty',
    showAll: (count) => `Show all ${count} rows`,
    bytes: (count) => `${count} bytes`,
    fullValue: 'Show all',
    copyHint: 'Full value',
  },
  tables: {
    keys: 'Its own keys',
    heard: 'Identifiers heard',
    evidence: 'What fits published keys',
    alerts: 'Warnings',
    shares: 'Shared',
    posts: 'Sent (lately)',
    cases: 'Cases',
    codes: 'Codes issued',
    staff: 'Staff',
    sessions: 'Sessions',
    login_failures: 'Failed logins',
    reports: 'Reports and claims',
    published_keys: 'Keys published',
    exports: 'Files published',
    configurations: 'Configurations',
    indexes: 'Signed indexes',
    community: 'Community',
    tags: 'Meeting tags',
    phones: 'Phones registered',
    issued: 'Tokens issued',
  },
};
