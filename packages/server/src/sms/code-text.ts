// SPDX-License-Identifier: GPL-3.0-only
// What stands in a message with a code. Vietnamese without its marks, as all text messages of banks are written: with them
// a message would have 70 places instead of 160. The code stands first, so that it shows in a notification.

export type SmsLanguage = 'vi' | 'en';
export type CodePurpose = 'register' | 'erase';

/**
 * One message of the default alphabet that tells a code of six digits, what it does, how long it holds and that nobody
 * asks for it.
 */
export function codeText(
  language: SmsLanguage,
  purpose: CodePurpose,
  code: string,
  lifetimeSeconds: number,
): string {
  const minutes = Math.max(1, Math.floor(lifetimeSeconds / 60));
  if (language === 'vi')
    return purpose === 'register'
      ? `${code} la ma dang ky Bluezone cua ban, co hieu luc ${minutes} phut. Khong ai hoi ban ma nay, ke ca nhan vien y te. Khong dua ma cho bat ky ai.`
      : `${code} la ma de XOA dang ky Bluezone cua ban, co hieu luc ${minutes} phut. Khong ai hoi ban ma nay. Neu khong muon xoa, hay bo qua tin nay.`;
  const unit = minutes === 1 ? 'minute' : 'minutes';
  return purpose === 'register'
    ? `${code} is your Bluezone code, good for ${minutes} ${unit}. Nobody will ever ask you for it, not even health staff. Give it to no one.`
    : `${code} is the code to ERASE your Bluezone registration, good for ${minutes} ${unit}. Nobody will ever ask you for it. If you do not want this, ignore it.`;
}

/** The code in such a text; undefined when there is none. */
export function codeIn(text: string): string | undefined {
  return /^(\d{6}) /.exec(text)?.[1];
}

/** Vietnam is seven hours ahead of UTC all year. */
const vietnamSeconds = 7 * 3600;

/** One message with the eight digits of a case's code and until when they hold. */
export function caseCodeText(language: SmsLanguage, digits: string, expires: number): string {
  const until = new Date((expires + vietnamSeconds) * 1000).toISOString();
  const day = `${until.slice(8, 10)}/${until.slice(5, 7)}`;
  const time = until.slice(11, 16);
  return language === 'vi'
    ? `${digits} la ma cua co quan y te de canh bao an danh nguoi ban da gap. Mo Bluezone, chon "Toi bi benh". Han ${time} ngay ${day}. Khong dua ma cho ai.`
    : `${digits} is your code from the health authority to warn people you met. Open Bluezone, choose "I am ill". Good until ${time}, ${day}. Give it to no one.`;
}
