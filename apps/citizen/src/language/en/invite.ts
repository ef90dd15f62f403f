// SPDX-License-Identifier: GPL-3.0-only
import type { InviteTexts } from '../vi/invite.ts';

export const invite: InviteTexts = {
  title: 'Invite others',
  lead: 'Install it for yourself and for three others.',
  why: 'Bluezone notices only phones that have Bluezone too. Everyone who joins is one meeting less that is missed.',
  qr: 'QR code that leads to the page where the app is found',
  qrWhat: 'Scan it with the camera of the other phone. The page chooses the right store by itself.',
  share: 'Share',
  link: 'Link to the app',
  message: (link) =>
    `I use Bluezone: my phone tells me if I was near somebody who is ill. Anonymous, no location, open source. Install it for yourself and three others: ${link}`,
  messageHeading: 'Message in English',
  otherHeading: 'Message in Vietnamese',
  more: 'For campaigns',
  growth: 'What does a larger network bring?',
  growthNote: 'Told honestly',
  leaflet: 'A4 leaflet',
  leafletNote: 'Print it or keep it as PDF',
  poster: 'Poster with QR code',
  texts: 'Loudspeaker and SMS texts',
  textsNote: 'For communes, wards, offices',
  growthScreen: {
    title: 'Network and protection',
    lead: 'A meeting is noted only when both phones have Bluezone.',
    rule: 'If p per cent of all people use Bluezone, about p × p of all meetings are noted.',
    label: 'Of 100 people, how many use Bluezone?',
    users: (count) => `${count} users`,
    seen: (share) => `About ${share} of all meetings are noted.`,
    yours: (share) => `If you use it: about ${share} of your own meetings are noted.`,
    table: 'How many meetings are noted',
    column: { users: 'Users', all: 'All meetings', own: 'Your meetings' },
    honestHeading: 'To be exact',
    honest: [
      'This is a simple sum: it takes it that everybody meets everybody alike. In a family or an office that installs it together, the true share is higher.',
      '“If each installs it for three others, the whole country is protected in half a month” would be true only if everybody did so every few days and everybody had a phone that can. In truth it is slower, and never a hundred per cent.',
      'Even with few users, a group that installs it together gains at once: a home, a class, an office.',
    ],
  },
  leafletScreen: {
    title: 'Leaflet',
    head: 'Bluezone: know early, keep each other safe',
    sub: 'The app that tells you if you were near somebody confirmed ill.',
    points: [
      'Your phone notes other phones near you, within about 2 metres, over Bluetooth.',
      'The data stay on your phone, for 14 days, and then go by themselves.',
      'No location. Nobody knows whom you met.',
      'Open source (GPL-3.0): anyone can read and check it.',
      'It needs little power.',
    ],
    howHeading: 'Three steps',
    how: [
      'Scan the QR code, or open the link below.',
      'Install the app, open it, allow Bluetooth.',
      'Enter your phone number and the code from the message (not required). Done.',
    ],
    three: 'Install it for yourself and for three others.',
    help: (hotline, email) => `Help: ${email} · Health hotline: ${hotline}`,
  },
  posterScreen: {
    title: 'Poster',
    head: 'Do you have Bluezone?',
    sub: 'Scan, and install in a minute. Anonymous. No location.',
    three: 'For yourself, and for three others.',
  },
  textsScreen: {
    title: 'Loudspeaker and SMS texts',
    loudspeakerHeading: 'For loudspeakers (about half a minute)',
    loudspeaker: (hotline) =>
      `Dear neighbours. Bluezone is an app for your phone that helps you to know early if you were near somebody who is ill. It takes no location, it tells nobody whom you met, and the data stay on your own phone. Please open the app store, type Bluezone, install it for yourself and help three others to install it. Those without a smartphone go on as before: mask, clean hands, distance. Questions? Call the health hotline ${hotline}. Thank you.`,
    smsHeading: 'SMS',
    sms: (link) =>
      `Bluezone tells you if you were near somebody who is ill. Anonymous, no location. For yourself and 3 others: ${link}`,
    smsNote: 'One message holds 160 characters.',
    length: (count) => `${count} characters`,
  },
};
