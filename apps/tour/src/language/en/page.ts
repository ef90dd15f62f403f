// SPDX-License-Identifier: GPL-3.0-only
import type { page as model } from '../vi/page.ts';

export const page: typeof model = {
  languageName: 'English',
  documentTitle: (town) => (town === '' ? 'Bluezone' : `Bluezone – ${town}`),
  skip: 'Go to the guide',
  recording: 'Recording',
  tagline: 'A living town: real phones, a real server, invented people.',
  taglineRecording: 'A real recording, played again: real phones, a real server, invented names.',
  chooseLanguage: 'Language',
  chooseTheme: 'Colours',
  theme: { system: 'Device colours', light: 'Light', dark: 'Dark' },
  clockLabel: 'Time in the town',
  loading: 'Opening…',
  opening: 'The town is living its first days',
  openingExplained:
    'Every phone really sends, hears and asks the server, as on real days. Only the first start takes this long; next time all of it has been kept.',
  openingLeft: (seconds) => `About ${seconds} seconds to go.`,
  openingThen: 'Then you can:',
  openingList: [
    'let somebody fall ill, and see which phones warn their owners by themselves;',
    'see what each party really knows: a phone, the authority, the server, somebody who listens in;',
    'make the server hostile, and see phones refuse it.',
  ],
  openingSaved: 'The town is being opened, one moment…',
  openingShare: (percent) => `${percent} have passed.`,
  openingAgain: 'The server runs again and is opening the town. What you see is from before.',
  serverGone: 'The server cannot be reached. The page keeps trying by itself; nothing is lost.',
  refused: (code) => `The server could not answer (${code}). The page keeps trying by itself.`,
  fault: (where) =>
    `The town has stopped because of a fault in the program (${where}). Please start it again; what was saved is kept.`,
  guide: 'Guide',
  panels: 'A closer look',
  tabs: {
    resident: 'Resident',
    knows: 'Who knows what?',
    find: 'Find',
    levers: 'Levers',
    hostile: 'Hostile',
    join: 'Join',
  },
};
