// SPDX-License-Identifier: GPL-3.0-only
import type { InformationTexts } from '../vi/information.ts';

export const information: InformationTexts = {
  more: {
    title: 'More',
    warnings: 'Warnings',
    ill: 'I am confirmed ill',
    declaration: 'Health declaration',
    data: 'My data',
    dataNote: 'What is stored, export, delete, move',
    settings: 'Settings',
    settingsNote: 'Language, text size, pause',
    info: 'Information',
    infoNote: 'What Bluezone is and how it works',
    questions: 'Frequent questions',
    privacy: 'Privacy',
    terms: 'Terms of use',
    licence: 'Source and licence',
    accessibility: 'Accessibility',
    contact: 'Contact and support',
    version: 'Version',
  },
  about: {
    title: 'What Bluezone is',
    what: 'Bluezone helps you to know early if you were near somebody who is ill, so that you can protect yourself and your family. Your phone finds this by itself; nobody follows you.',
    howTitle: 'How it works',
    steps: [
      {
        title: 'Two phones are near each other',
        what: 'Each sends a random name that changes every ten minutes, and notes the names it hears. Only on the phone, for 14 days.',
      },
      {
        title: 'Somebody is confirmed ill (F0)',
        what: 'The health authority gives that person a code. If they agree, they send the keys from which the names of their phone were made.',
      },
      {
        title: 'Every phone gets the same list',
        what: 'The list is signed and the same for all. No server chooses who is warned.',
      },
      {
        title: 'Your phone compares',
        what: 'If something fits, near enough and long enough, the phone tells you: close contact (F1).',
      },
      {
        title: 'An F1 can warn on',
        what: 'If you wish, the phones of those you met since then warn them too (F2). There it ends.',
      },
    ],
    drawing:
      'A drawing: two phones A and B exchange random names while they are near; when A sends keys to the common list, B downloads the list and compares by itself.',
    drawingList: 'common list',
    featuresTitle: 'Five things that matter',
    features: [
      'The data stay on your phone. Only as F0 or F1, and only when you press the button yourself, anything is sent.',
      'No location is collected.',
      'Anonymous to everybody. The health authority knows only the cases that it confirmed itself.',
      'Open: the source is free under the GPL-3.0.',
      'Little power, thanks to Bluetooth Low Energy.',
    ],
  },
  questionsTitle: 'Frequent questions',
  questions: [
    {
      q: 'Does Bluezone know where I am?',
      a: 'No. The app neither asks for nor notes a location. Bluetooth tells that another phone is near, not where that is.',
    },
    {
      q: 'Why do old Android phones ask for the location permission?',
      a: 'Before Android 12 the system made scanning Bluetooth a part of the location permission. Bluezone uses it for Bluetooth only and calls no location function; anyone can check that in the source.',
    },
    {
      q: 'Do others learn that I met them?',
      a: 'No. The phones exchange only random names that change every ten minutes. No name belongs to you.',
    },
    {
      q: 'If I fall ill, will people know that it is me?',
      a: 'The app names nobody. But who met nobody but you on the day of a warning may guess. You are told so before you send, and you can leave days out.',
    },
    {
      q: 'What do F0, F1 and F2 mean?',
      a: 'F0 is a person whom the health authority confirmed to be ill. F1 was near an F0. F2 was near an F1 after that F1 had met the F0.',
    },
    {
      q: 'Does an F1 warning mean that I am ill?',
      a: 'No. It tells you that you were near somebody ill for long enough. Call the health service about a test.',
    },
    {
      q: 'Should an F2 worry much?',
      a: 'It is far less likely that you were infected, for the person between may not be ill. Watch your health; the warning may be removed later.',
    },
    {
      q: 'Why did my warning disappear?',
      a: 'Whoever reported may have taken it back, or the health authority removed a case entered by mistake. The warning moves to the past ones and says that it was removed.',
    },
    {
      q: 'Does a warning tell the hour?',
      a: 'No, only the day. With an hour you could guess who it was, and others could guess it of you.',
    },
    {
      q: 'Why does a number come with a range?',
      a: 'Each phone changes its name every ten minutes, and radio is now clear, now faint. The phone can only estimate how many people there were. A range is more honest than one number.',
    },
    {
      q: 'Why do two phones side by side see different numbers?',
      a: 'Each listens for some seconds now and then, not at the same time, and each has another aerial. A small difference is usual.',
    },
    {
      q: 'Does it empty the battery?',
      a: 'Bluetooth Low Energy needs very little. The instructions of 2020 speak of about 10% a day at most; this version aims far lower.',
    },
    {
      q: 'Do I have to be online all the time?',
      a: 'No. Listening and noting need only Bluetooth. The phone needs a connection some times a day, to get the new list and compare.',
    },
    {
      q: 'What if I am offline for days?',
      a: 'The phone goes on listening and noting. Once online it compares the days gone by as well. The home screen always says when it last checked.',
    },
    {
      q: 'Why a phone number?',
      a: 'It is not required. It lets each person register one phone only, so that nobody can make many false phones to raise false alarms. Without it you are warned as well, but as an F1 you could not warn on.',
    },
    {
      q: 'Can my number be joined with whom I met?',
      a: 'No. Numbers and reports are kept apart. The ticket for sending is signed blindly: who signs does not see it and cannot recognise it later.',
    },
    {
      q: 'Can the server make my phone send data?',
      a: 'No. No message from a server makes a phone send its history. Only you can, by looking, agreeing and pressing send.',
    },
    {
      q: 'What does the health authority know of me?',
      a: 'Only the cases that it confirmed itself, and what you choose to send with the contact form. It does not know who met whom, nor who was warned.',
    },
    {
      q: 'How long are data kept?',
      a: '14 days, then the phone deletes them. Only the numbers of each day stay until you erase them. Look at everything and delete it under My data.',
    },
    {
      q: 'What if I change my phone?',
      a: 'Open My data and choose Move to a new phone. The data are encrypted with a passphrase that only you know; the old phone stops when the new one has them.',
    },
    {
      q: 'Does it work with Bluetooth off?',
      a: 'All screens open, but the phone hears nobody and does not protect. The home screen says so and shows how to switch it on.',
    },
    {
      q: 'Why does this web page say that it does not protect me?',
      a: 'A browser may not scan Bluetooth in the background. We do not pretend: to be protected, install the app on your phone.',
    },
    {
      q: 'Do two iPhones with locked screens notice each other?',
      a: 'Perhaps not. The system of the iPhone limits Bluetooth in the background, and two locked phones sometimes miss each other.',
    },
    {
      q: 'Does a thin wall between two rooms count as near?',
      a: 'It may. Radio passes thin walls. That is why each warning says how sure it is; ask the health service before you worry.',
    },
    {
      q: 'Who can check these promises?',
      a: 'Anybody. All source, documents and tests are open under the GPL-3.0. “Every request the app made” shows what your phone said to servers.',
    },
    {
      q: 'What do I lose by pausing?',
      a: 'While paused the phone sends and hears nothing: meetings of that time are not noted, and the history shows a gap. Checking for warnings goes on.',
    },
  ],
  privacy: {
    title: 'Privacy',
    lead: 'Short, in plain words.',
    sections: [
      {
        title: 'What the phone keeps',
        text: [
          'Random keys of your own phone, random names heard with the strength of the signal, times of scans, and what the comparing found. All of it is encrypted on the phone and goes by itself after 14 days.',
          'Numbers of each day, until you erase them.',
        ],
      },
      {
        title: 'What it never keeps',
        text: [
          'Location. Contacts. Bluetooth addresses of other phones. Your name, except while you fill in a form to send it yourself.',
        ],
      },
      {
        title: 'What leaves the phone',
        text: [
          'When it checks: a request for the common list, the same from every phone.',
          'Now and then: a dummy message, so that nobody who watches the network can tell when you really send.',
          'When you register: your phone number. The server keeps only a one-way code of it.',
          'When you look, agree and press send: the report of an F0, the warning by an F1, or the contact form.',
        ],
      },
      {
        title: 'Who gets it',
        text: [
          'The common list is public and speaks of nobody. Only the health authority can open the contact form. Nobody buys, sells or uses data for anything else; there is no advertising and nothing that measures users.',
        ],
      },
      {
        title: 'Your rights',
        text: [
          'See, export and delete everything at any time, without asking anybody. Take back what you sent. Removing the app removes all it kept.',
        ],
      },
      {
        title: 'What may still come out',
        text: [
          'Who deliberately records Bluetooth beside you and later sees the keys you sent can recognise your phone on those days. Who met only you may guess. Who watches several parts of the network at once may guess by the time.',
        ],
      },
    ],
  },
  terms: {
    title: 'Terms of use',
    lead: 'Using Bluezone is voluntary and free.',
    sections: [
      {
        title: 'Voluntary',
        text: [
          'Nobody may force you to install it, to show its screen or to send data. You can stop or remove it at any time.',
        ],
      },
      {
        title: 'No substitute for medicine',
        text: [
          'Bluezone neither diagnoses nor heals. No warning does not mean safe; a warning does not mean ill.',
        ],
      },
      {
        title: 'Honest use',
        text: [
          'Enter only a code that the health authority gave to you. Do not enter the phone number of somebody else.',
        ],
      },
      {
        title: 'No warranty',
        text: ['The software is given as it is, without warranty, under the GPL-3.0.'],
      },
      {
        title: 'When it ends',
        text: [
          'When the epidemic is over, the system announces the day on which it ends; on that day every phone deletes its data.',
        ],
      },
    ],
  },
  licence: {
    title: 'Source and licence',
    text: [
      'Bluezone is free software under the GPL-3.0. You may use, read, change and share it, if you pass the same rights on.',
      'It comes without any warranty, as far as the law allows.',
    ],
    source: 'Source',
    onRequest: (email) => `Whoever provides this app has to give you the source when you ask: ${email}.`,
    partsTitle: 'Parts by others in this app',
    parts: [
      ['Preact', 'MIT'],
      ['noble (hashes, ciphers, curves)', 'MIT'],
      ['hpke', 'MIT'],
      ['valibot', 'MIT'],
      ['fflate', 'MIT'],
      ['qr', 'MIT or Apache-2.0'],
    ],
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'Bluezone has to work by ear as well as by eye.',
    text: [
      'We follow WCAG 2.2, level AA. Each screen is checked by machine in both languages, light and dark, with 200% text on a screen 320 points wide.',
      'Everything works by keyboard and with a screen reader. Nothing is told by colour alone. Buttons are at least 44 points high.',
      'On a new screen, reading begins at its heading. Warnings are read as soon as they come.',
      'Drawings and charts come with words and tables.',
    ],
    limitsTitle: 'What is not good yet',
    limits: [
      'Scanning a QR code needs eyes; you can always type instead.',
      'It was not tried with every screen reader. If something is hard, please write to us.',
    ],
    tell: (email) => `Tell us what is hard to use: ${email}`,
  },
  contact: {
    title: 'Contact and support',
    hotlineTitle: 'About your health',
    hotline: (number) => `Call the health hotline ${number}`,
    appTitle: 'About the app',
    email: (email) => `Write to ${email}`,
    website: 'Web page',
    never:
      'Support never asks for the code from your message. Read it to nobody, unless you called the health authority yourself.',
  },
  version: {
    title: 'Version',
    version: (version) => `Bluezone ${version}`,
    check: 'Look for a new version',
    none: 'This is the newest version.',
    found: 'There is a new version. It opens when you wish.',
    cannot: 'The server could not be asked. Try again when you are online.',
    offline: 'All screens are on this device and open without a network.',
    notOffline: 'The screens are not on this device yet: open the app once more while online.',
  },
};
