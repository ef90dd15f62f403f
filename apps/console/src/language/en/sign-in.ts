// SPDX-License-Identifier: GPL-3.0-only
import type { SignInTexts } from '../vi/sign-in.ts';

export const signIn: SignInTexts = {
  title: 'Sign in',
  foot: 'For health staff. Every look at a person’s data, and every change, is put on record.',
  unreachable: 'The server cannot be reached yet',
  username: 'User name',
  password: 'Password',
  goOn: 'Continue',
  signIn: 'Sign in',
  startOver: 'Start over',
  code: 'Code of 6 digits',
  codeHint: 'As your authenticator app shows now',
  sixDigits: 'A code has exactly 6 digits.',
  recoveryCode: 'Recovery code',
  recoveryHint: 'Each is good once',
  useRecovery: 'Use a recovery code',
  useCode: 'Use the code of 6 digits',
  ownPasswordWhy: 'The password of an invitation is good once. Set one of your own.',
  newPassword: 'New password',
  repeatPassword: 'New password again',
  passwordRule: '12 characters or more, without the user name in it',
  passwordShort: 'A password needs at least 12 characters.',
  passwordsDiffer: 'Both are not the same yet.',
  enrolTitle: 'Enrol an authenticator app',
  enrolWhat:
    'Scan this with an authenticator app (such as Aegis or FreeOTP), then enter the code that it shows.',
  enrolQr: 'QR code to enrol an authenticator app',
  enrolByHand: 'Cannot scan? Enter this key by hand:',
  recoveryTitle: 'Your recovery codes, shown only now',
  recoveryWhat:
    'If you lose your phone, each of these replaces the code of 6 digits once. Keep them in a safe place.',
  recoveryKept: 'I have put these codes away',
  lapsed: 'Your session has ended',
  lapsedWhat: (username) => `What ${username} was doing is all still here. Sign in again to go on.`,
  otherPerson: (username) => `You have signed in as ${username}`,
  otherPersonWhat: (username) =>
    `On the screen is unfinished work of ${username}. If you go on, it is dropped, and so is what waits to be sent.`,
  dropAndGoOn: 'Drop it and go on',
  signOutAnyway: 'Sign out all the same',
  signOutLoses: (count) =>
    `${count} ${count === 1 ? 'act is' : 'acts are'} waiting to be sent. If you sign out now, they are lost.`,
};
