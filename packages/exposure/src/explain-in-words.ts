// SPDX-License-Identifier: GPL-3.0-only
// The reasons of a day's result as sentences that an app can show, Vietnamese and English alike. Nothing finer is said
// than the reasons hold: bands, never a minute or a metre that the radio cannot know.
import type { Certainty, DistanceBand, Doubt, DurationBand, Reason } from './estimator.ts';

export type Language = 'vi' | 'en';

type Words<Name extends string> = Readonly<Record<Name, Readonly<Record<Language, string>>>>;

const durations: Words<DurationBand> = {
  'under-5': { vi: 'Chưa đến 5 phút.', en: 'Less than 5 minutes.' },
  '5-to-15': { vi: 'Khoảng 5 đến 15 phút.', en: 'About 5 to 15 minutes.' },
  '15-to-30': { vi: 'Khoảng 15 đến 30 phút.', en: 'About 15 to 30 minutes.' },
  '30-to-60': { vi: 'Khoảng nửa giờ đến một giờ.', en: 'About half an hour to an hour.' },
  'over-60': { vi: 'Hơn một giờ.', en: 'More than an hour.' },
};

const distances: Words<DistanceBand> = {
  close: { vi: 'Hai điện thoại ở rất gần nhau.', en: 'The two phones were very near each other.' },
  near: { vi: 'Hai điện thoại ở gần nhau.', en: 'The two phones were near each other.' },
  'same-room': { vi: 'Có lẽ ở trong cùng một phòng.', en: 'Probably in the same room.' },
  far: { vi: 'Hai điện thoại ở xa nhau.', en: 'The two phones were far from each other.' },
  unknown: { vi: 'Không rõ gần hay xa.', en: 'How near is not known.' },
};

const certainties: Words<Certainty> = {
  high: { vi: 'Kết quả này khá chắc chắn.', en: 'This result is fairly sure.' },
  medium: { vi: 'Kết quả này có thể chưa đúng.', en: 'This result may be wrong.' },
  low: { vi: 'Kết quả này không chắc chắn.', en: 'This result is unsure.' },
};

const doubtWords: Words<Doubt> = {
  'few-scans': {
    vi: 'Điện thoại chỉ nghe thấy người đó vài lần.',
    en: 'Your phone heard that person only a few times.',
  },
  'strength-unknown': {
    vi: 'Nhiều lần không đo được sóng mạnh hay yếu.',
    en: 'Often the strength of the signal could not be measured.',
  },
  'power-unknown': {
    vi: 'Không biết điện thoại kia phát sóng mạnh đến đâu.',
    en: 'How strongly the other phone sends is not known.',
  },
  'near-threshold': {
    vi: 'Thời gian ở gần xấp xỉ mức tính là tiếp xúc gần.',
    en: 'The time is about as long as it takes to count as close contact.',
  },
};

const sources: Words<'one' | 'several'> = {
  one: { vi: 'Với một người.', en: 'With one person.' },
  several: { vi: 'Với nhiều người.', en: 'With several people.' },
};

const basis: Readonly<Record<Language, string>> = {
  vi: 'Ước tính từ độ mạnh của sóng Bluetooth mà chính điện thoại của bạn đã nghe; không dùng vị trí.',
  en: 'Estimated from the strength of Bluetooth signals that your own phone heard; no location is used.',
};

/** Days are civil days since 1970: a date has no zone of its own. */
function dayInWords(day: number, language: Language): string {
  const date = new Date(day * 86_400_000);
  const [d, m, y] = [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()];
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return language === 'vi' ? `Ngày ${d}/${m}/${y}.` : `On ${y}-${twoDigits(m)}-${twoDigits(d)}.`;
}

function sentencesOf(reason: Reason, language: Language): string[] {
  if (reason.kind === 'day') return [dayInWords(reason.day, language)];
  if (reason.kind === 'duration') return [durations[reason.band][language]];
  if (reason.kind === 'distance') return [distances[reason.band][language]];
  if (reason.kind === 'sources') return [sources[reason.count][language]];
  const doubts = reason.doubts.map((doubt) => doubtWords[doubt][language]);
  return [certainties[reason.certainty][language], ...doubts];
}

/** Sentences in the order of the reasons, and last what all of it rests on. */
export function explainInWords(reasons: readonly Reason[], language: Language): string[] {
  return [...reasons.flatMap((reason) => sentencesOf(reason, language)), basis[language]];
}
