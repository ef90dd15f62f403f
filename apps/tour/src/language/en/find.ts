// SPDX-License-Identifier: GPL-3.0-only
import type { FindTexts } from '../vi/find.ts';

export const find: FindTexts = {
  heading: 'Find this person',
  lead: 'Suppose somebody has every table, every log and every secret key of all four desks. From a name, a phone number or a key, how far do they get?',
  label: 'A name, a phone number, or a key (hexadecimal)',
  button: 'Search every table',
  searching: 'Searching every table and every log…',
  examples: 'Try',
  exampleChosen: (name) => `${name} (chosen now)`,
  exampleNumber: (name) => `${name}’s number`,
  tooShort: 'Type at least three characters.',
  asked: (text) => `What was found for “${text}”`,
  searched: (tables, rows) => `Searched ${tables} tables and logs, ${rows} rows.`,
  needlesHeading: 'Looked for these values',
  needlesNote: 'What you typed, and what the desks can compute from it with keys of their own.',
  needles: {
    text: 'what was typed',
    'number-of-name': 'the phone number of whoever has this name (from the town’s directory)',
    number: 'the phone number in its international form',
    'registration-number': 'HMAC of the number under the registration desk’s key',
    'registration-limit': 'HMAC under which the registration desk counts a day’s messages to the number',
    'case-number': 'HMAC of the number under the health authority’s key',
  },
  rowsHeading: 'Rows found',
  desks: {
    registration: 'Registration desk',
    cases: 'Health authority',
    exposure: 'Exposure server',
    meetings: 'Meetings desk',
    log: 'The server’s log',
    observer: 'Network observer',
  },
  inDesk: (desk, rows) =>
    rows === 0 ? `${desk}: no row` : `${desk}: ${rows} ${rows === 1 ? 'row' : 'rows'}`,
  followed: (value, table, column) => `reached by ${value} (from ${table}, column ${column})`,
  direct: 'holds what was looked for',
  sharedHeading: 'Values that several desks hold',
  sharedNote:
    'Days and small counts stand everywhere. The more rows hold a value, the less it says of one person.',
  sharedValue: 'Value',
  sharedColumns: 'In the columns',
  sharedRows: 'Rows that hold it',
  noShared: 'No value stands in more than one desk.',
  conclusionHeading: 'Conclusion',
  conclusion: {
    nothing: 'No desk holds this. It stands in no table and in no log.',
    identityOnly: (desks) =>
      `Found at: ${desks}. No value in these rows leads on to a key, a report or a meeting: the exposure server and the meetings desk have no row of this person.`,
    contentOnly: (desks) =>
      `Found at: ${desks}. No value in these rows leads on to a phone number or a case: nobody can say whose this is.`,
    joined: (desks) =>
      `Found on both sides: ${desks}. A value joins a person with keys or meetings. This must not happen: please report it.`,
    joinedByText: (desks) =>
      `What you typed stands on both sides: ${desks}. It is a value that many rows have; no row leads to another.`,
    weak: (values, desks) =>
      `Found at: ${desks}. Only numbers that both sides happen to hold join them, such as a day or a count: ${values}. In a town with one case a day such a number is a real hint; in a country a day has thousands of cases.`,
    onlyTraces: (desks) => `Found at: ${desks}. These are times and sizes or log lines, no content.`,
    isCase: 'The health authority knows that this person is an F0: that is its task.',
    rarest: (value, rows) =>
      `The rarest value that desks share is ${value}: ${rows} rows hold it. Few rows are easier to guess from; this town is small, a country is not.`,
    live: 'This is what is stored. A token is signed blindly, so nothing kept leads from a code to a report. Somebody who controls several desks while it happens may still compare moments.',
  },
};
