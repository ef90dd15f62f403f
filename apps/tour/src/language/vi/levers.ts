// SPDX-License-Identifier: GPL-3.0-only
// Điều chỉnh: đổi thị trấn khi nó đang chạy. Mẫu cho bản tiếng Anh.
export const levers = {
  heading: 'Điều chỉnh thị trấn',
  lead: 'Đổi một con số rồi xem thị trấn thay đổi. Điều đã qua không đổi; từ lúc này trở đi thì đổi.',
  state: {
    same: 'Đang có hiệu lực.',
    waiting: 'Sẽ có hiệu lực ngay khi bạn dừng tay…',
    applying: 'Đang đặt…',
    applied: (what: string) => `Đã đặt: ${what}.`,
    invalid: 'Giá trị này không dùng được; chưa đổi gì.',
    refused: (words: string) => `Máy chủ không nhận: ${words}.`,
  },
  inForce: (value: string) => `Đang có hiệu lực: ${value}`,
  range: (least: string, most: string) => `Từ ${least} đến ${most}.`,
  people: 'Con người',
  scan: 'Cách điện thoại nghe',
  rules: 'Quy tắc',
  signedNote: 'Các con số này nằm trong cấu hình ký số. Điện thoại dùng chúng từ lần kiểm tra kế tiếp.',
  adoption: {
    label: 'Có ứng dụng',
    what: 'Phần dân số mà điện thoại đang bật và có ứng dụng. Ai không có thì không nghe, không được nghe thấy, không được báo.',
  },
  consent: {
    label: 'F1 tự báo tiếp',
    what: 'Phần những F1 tự đồng ý báo cho người đã gặp, mà không cần bạn bấm. 0%: chỉ khi bạn bấm. F0 thì luôn do bạn bấm.',
  },
  windowSeconds: { label: 'Một lần nghe', what: 'Một lần quét kéo dài bao lâu.' },
  periodSeconds: {
    label: 'Lặp lại mỗi',
    what: 'Từ đầu lần quét này đến đầu lần sau, khi không nghe thấy ai.',
  },
  periodAfterSightingSeconds: {
    label: 'Sau khi nghe thấy ai, mỗi',
    what: 'Có người ở quanh thì nghe dày hơn, để không lỡ một lần gặp mười lăm phút.',
  },
  duty: (least: string, most: string) =>
    `Radio mở để nghe từ ${least} (không có ai) đến ${most} (luôn có người) thời gian. Đây là ước tính từ ba con số trên, không phải số đo pin.`,
  latencyDays: {
    label: 'Độ trễ L',
    what: 'Số ngày sau lần gặp, từ đó khóa của một F1 mới được công bố. L nhỏ báo F2 sớm hơn nhưng báo nhầm nhiều hơn.',
  },
  toleranceIntervals: {
    label: 'Sai lệch đồng hồ cho phép',
    what: 'Một mã được nghe sớm hay muộn bao nhiêu khoảng mười phút thì vẫn tính. Khóa cũng chờ chừng ấy rồi mới được công bố.',
  },
  units: {
    percent: '%',
    seconds: 'giây',
    days: 'ngày',
    intervals: 'khoảng 10 phút',
  },
  withUnit: {
    percent: (value: string) => `${value}%`,
    seconds: (value: string) => `${value} giây`,
    days: (value: string) => `${value} ngày`,
    intervals: (value: string) => `${value} khoảng 10 phút`,
  },
};

export type LeversTexts = typeof levers;
