// SPDX-License-Identifier: GPL-3.0-only
import type { WelcomeTexts } from '../vi/welcome.ts';

export const welcome: WelcomeTexts = {
  step: (now, of) => `Step ${now} of ${of}`,
  languageTitle: 'Chọn ngôn ngữ · Language',
  languageLegend: 'Language',
  begin: 'Begin',
  pages: [
    {
      title: 'Bluezone remembers for you',
      what: [
        'Phones with Bluezone notice each other over Bluetooth when they are near, within about 2 metres.',
        'Each phone notes this by itself for 14 days and then forgets.',
        'If somebody who was near you is later confirmed ill, your phone finds out by itself and tells you at once.',
      ],
    },
    {
      title: 'Nobody knows whom you met',
      what: [
        'No location is collected. Never.',
        'Every ten minutes the phone takes a new random name, so nobody can follow you by Bluezone.',
        'What the phone notes stays on the phone. Only you can send it, and only when you are ill or want to warn others.',
      ],
    },
    {
      title: 'What Bluezone cannot do',
      what: [
        'Bluezone does not prevent or diagnose illness. Masks, clean hands and tests are still needed.',
        'It notices only people who use Bluezone too. The more people use it, the less it misses.',
        'Bluetooth passes thin walls and weakens in a pocket: there may be a warning too many, or one too few.',
      ],
    },
  ],
  bluetooth: {
    title: 'Allow Bluetooth',
    why: 'What for: to send the random name of your phone and to hear the names of phones near you.',
    refused:
      'If you do not allow it: the phone hears nobody, so it cannot warn you. You can still open every screen.',
    battery: 'Bluetooth Low Energy needs little power.',
    inTown:
      'In this demonstration the browser borrows the ears of a phone in the town in place of Bluetooth.',
    none: 'This browser cannot scan Bluetooth in the background, so Bluezone does not protect you here. You can look at every screen; to be protected, install the app on your phone.',
    allow: 'Enter the town',
    already: 'The phone hears its surroundings.',
    getApp: 'Get the app for your phone',
    later: 'Later',
  },
  notifications: {
    title: 'Allow notifications',
    why: 'What for: to tell you of a warning at once, even while the app is closed.',
    refused: 'If you do not allow it: you see a warning only when you open Bluezone yourself.',
    calm: 'Bluezone sends no advertising and never urges you to open the app.',
    allow: 'Allow notifications',
    granted: 'Allowed.',
    denied: 'The browser blocks notifications. You can change that in the settings of the browser.',
    unsupported: 'There are no notifications here. Please open Bluezone now and then to look.',
    later: 'Later',
  },
  phone: {
    title: 'Phone number',
    lead: 'Not required.',
    why: 'What for: one number registers one phone, so that nobody can make thousands of false phones to raise false alarms.',
    separate:
      'Your number is kept in a place of its own, only as a one-way code, and cannot be joined with any contact.',
    lost: 'If you skip this: you are warned like everybody. But as an F1 you could not warn those you met.',
    label: 'Your mobile number',
    hint: 'For example: 0912 345 678',
    needed: 'Enter a mobile number.',
    send: 'Send me a code',
    skip: 'Skip',
    inTown: (name) => `In the demonstration: this is the invented number of ${name}.`,
    registered: 'This phone is registered.',
  },
  code: {
    title: 'Enter the code',
    lead: (number) => `A code of 6 digits was sent by message to ${number}.`,
    label: 'Code of 6 digits',
    wrongLength: 'The code has exactly 6 digits.',
    verify: 'Verify',
    expiresIn: (wait) => `The code can be used for ${wait}.`,
    expired: 'The code has expired. Ask for a new one.',
    resend: 'Send the code again',
    resendIn: (wait) => `It can be sent again in ${wait}.`,
    resent: 'A new code was sent.',
    change: 'Another number',
    none: 'No code was sent yet.',
    inbox: 'Open the test inbox',
    inboxWhat: 'In the demonstration messages do not reach a real phone but a test inbox.',
  },
  ready: {
    title: 'Ready',
    success: 'OTP verified',
    what: 'Bluezone runs by itself; there is nothing more to do. Please leave Bluetooth on.',
    unregistered: 'You have not registered a phone number. You can do that later from the home screen.',
    open: 'Open Bluezone',
  },
};
