// SPDX-License-Identifier: GPL-3.0-only
// Nhật ký của thị trấn. Mẫu cho bản tiếng Anh.
export const feed = {
  heading: 'Nhật ký',
  list: 'Các tin, mới nhất trước',
  empty: 'Chưa có gì xảy ra.',
  emptyFor: (name: string) => `Chưa có gì xảy ra với ${name}.`,
  only: (name: string) => `Chỉ những gì về ${name}`,
  shownOf: (shown: string, all: string) => `${shown} tin mới nhất trong ${all} tin.`,
  announce: (count: number, newest: string) =>
    count === 1 ? newest : `${count} tin mới. Mới nhất: ${newest}`,
  born: (residents: string, days: string, seconds: string) =>
    `Thị trấn ra đời: ${residents} người đã sống ${days} ngày, được tính trong ${seconds} giây.`,
  gap: (from: string, to: string) =>
    `Thị trấn đã tắt từ ${from} đến ${to}. Quãng ấy các điện thoại coi như tắt máy.`,
  again: (moment: string) => `Thị trấn được mở lại lúc ${moment}; không phút nào bị lỡ.`,
  confirmed: (name: string, digits: string) =>
    `${name} được xác nhận mắc bệnh (F0). Cơ quan y tế cấp mã ${digits}.`,
  redeemed: (name: string, bytes: string) =>
    `${name} nhập mã. Điện thoại đổi mã lấy một thẻ được ký, trong một gói ${bytes} byte.`,
  consented: {
    report: (name: string, keys: number, meetings: number, time: string | null) =>
      `${name} đã xem trước và đồng ý gửi ${keys} khóa, ${meetings} dấu gặp gỡ.${time === null ? '' : ` Báo cáo sẽ đi không sớm hơn ${time}.`}`,
    claim: (name: string, keys: number, _meetings: number, time: string | null) =>
      `${name} đồng ý báo cho những người đã gặp: ${keys} khóa, kèm bằng chứng.${time === null ? '' : ` Sẽ đi không sớm hơn ${time}.`}`,
  },
  alone: 'Không do bạn bấm: theo mục điều chỉnh “F1 tự báo tiếp”.',
  left: {
    report: (name: string, bytes: string) => `Báo cáo của ${name} rời máy: ${bytes} byte.`,
    claim: (name: string, bytes: string) => `Yêu cầu báo tiếp của ${name} rời máy: ${bytes} byte.`,
    withdrawal: (name: string, bytes: string) => `Lời rút lại của ${name} rời máy: ${bytes} byte.`,
  },
  leftDetail: (dummies: number, state: string) =>
    `Trong giờ trước đó các máy khác gửi ${dummies} gói giả cùng kích thước. Kết quả: ${state}.`,
  published: (keys: number, padding: number, revised: number, bytes: string) =>
    `Máy chủ công bố một tệp ${bytes} byte: ${keys} khóa, trong đó ${padding} khóa ngẫu nhiên để che; ${revised} khóa được sửa.`,
  publishedDetail: (hash: string) => `Tệp này giống nhau cho mọi người: ${hash}`,
  onDays: (count: number, first: string, last: string) =>
    count === 1 ? `ngày ${first}` : `${count} ngày, từ ${first} đến ${last}`,
  warned: {
    F1: (name: string, days: string) => `Điện thoại của ${name} tự báo: tiếp xúc gần (F1), ${days}.`,
    F2: (name: string, days: string) => `Điện thoại của ${name} tự báo: tiếp xúc với một F1 (F2), ${days}.`,
  },
  unwarned: (name: string, degree: string, days: string) =>
    `Điện thoại của ${name} gỡ cảnh báo ${degree} (${days}) và nói rõ điều đó.`,
  withdrew: {
    report: (name: string) => `${name} rút lại báo cáo.`,
    claim: (name: string) => `${name} rút lại yêu cầu báo tiếp.`,
  },
  levers: (
    adoption: string,
    consent: string,
    scan: string,
    latencyDays: number,
    toleranceIntervals: number,
  ) =>
    `Điều chỉnh: ${adoption} có ứng dụng, ${consent} F1 tự báo tiếp, quét ${scan}; L = ${latencyDays} ngày, sai lệch ${toleranceIntervals} khoảng.`,
  scan: (window: number, period: number, after: number) =>
    `${window} giây mỗi ${period} giây (${after} giây sau khi nghe thấy ai)`,
  hostileOn: 'Máy chủ bắt đầu giở trò.',
  hostileOff: 'Máy chủ thôi giở trò.',
  refused: (phones: number, trick: string) => `${phones} điện thoại không mắc lừa: ${trick}.`,
  refusedDetail: (words: string, code: string) => `Điện thoại nói: ${words} (${code}).`,
  joined: (name: string) => `Một trình duyệt vào thị trấn, mang điện thoại của ${name}.`,
  'left-town': (name: string) => `Trình duyệt mang điện thoại của ${name} đã rời thị trấn.`,
};

export type FeedTexts = typeof feed;
