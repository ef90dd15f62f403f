// SPDX-License-Identifier: GPL-3.0-only
// Người được xác nhận mắc bệnh (F0). Không thúc ép, cảm ơn dù gửi hay không.
export const illness = {
  title: 'Tôi được xác nhận mắc bệnh',
  lead: 'Cơ quan y tế cho bạn một mã khi xác nhận bạn mắc bệnh. Với mã ấy, bạn có thể để máy của những người ở gần bạn tự báo cho họ.',
  choice: 'Gửi hay không là do bạn. Không ai biết bạn chọn gì.',
  begin: 'Tôi có mã',
  noCode: 'Chưa có mã? Gọi đường dây nóng y tế.',
  call: (number: string) => `Gọi ${number}`,
  wish: 'Chúc bạn mau khỏe.',
  code: {
    title: 'Nhập mã',
    lead: 'Mã có 8 chữ số, đi cùng số điện thoại mà cơ quan y tế đã ghi.',
    digits: 'Mã 8 chữ số',
    digitsWrong: 'Mã có đúng 8 chữ số.',
    number: 'Số điện thoại đã báo cho cơ quan y tế',
    numberWrong: 'Hãy nhập số điện thoại.',
    scan: 'Quét mã QR',
    scanned: 'Đã đọc mã QR.',
    notOurs: 'Mã QR này không phải của Bluezone.',
    redeem: 'Dùng mã này',
    safe: 'Bước này chưa gửi gì về những người bạn gặp.',
  },
  held: {
    title: 'Mã đã được nhận',
    what: 'Chưa có gì rời khỏi máy. Hãy xem những gì sẽ được gửi, rồi tự quyết định.',
    until: (moment: string) => `Mã còn dùng được đến ${moment}.`,
    look: 'Xem sẽ gửi những gì',
    notNow: 'Không gửi',
  },
  expired: {
    title: 'Mã đã hết hạn',
    what: 'Bạn chưa chia sẻ gì. Nếu vẫn muốn, hãy xin mã mới từ cơ quan y tế.',
    again: 'Nhập mã mới',
  },
  share: {
    title: 'Xem trước khi gửi',
    datesHeading: 'Về bệnh của bạn',
    onset: 'Ngày bắt đầu có triệu chứng (nếu có)',
    onsetHint: 'Để trống nếu không có triệu chứng.',
    sample: 'Ngày lấy mẫu xét nghiệm',
    sampleNeeded: 'Hãy chọn ngày lấy mẫu.',
    dateWrong: 'Ngày này chưa đúng: hãy chọn một ngày trong 14 ngày qua.',
    look: 'Xem các ngày',
    daysHeading: 'Các ngày sẽ được gửi',
    daysWhat: 'Bạn có thể bỏ bất kỳ ngày nào. Người chỉ gặp bạn trong ngày đã bỏ sẽ không được báo.',
    dayUtc: 'Mỗi ngày ở đây tính từ 7 giờ sáng đến 7 giờ sáng hôm sau.',
    dayItem: (keys: string, meetings: string) => `${keys} mã ngẫu nhiên, ${meetings} dấu gặp gỡ`,
    noDay: 'Hãy giữ lại ít nhất một ngày, hoặc chọn không gửi.',
    meetings: 'Gửi cả dấu gặp gỡ',
    meetingsNote:
      'Nhờ đó người được báo (F1) chứng minh được đã gặp bạn và báo tiếp cho người khác. Dấu này không cho biết ai là ai.',
    never:
      'Không gửi: tên, số điện thoại, vị trí, danh sách người bạn gặp. Máy chủ không nối được điều này với mã hay số của bạn.',
    learn:
      'Ai chỉ ở gần một mình bạn trong một ngày có thể đoán ra bạn. Ai cố ý ghi Bluetooth cạnh bạn có thể nhận ra máy bạn trong các ngày đã gửi.',
    consent: 'Tôi đồng ý gửi các ngày đã chọn.',
    needConsent: 'Hãy đánh dấu đồng ý trước khi gửi.',
    send: 'Gửi',
    dialogTitle: 'Gửi các ngày này?',
    dialogWhat: (days: string) => `${days} sẽ rời khỏi máy, không tên. Bạn vẫn có thể rút lại sau.`,
    days: (count: number) => `${count} ngày`,
    notSend: 'Không gửi',
    empty: 'Máy không có mã nào của những ngày ấy, nên không có gì để gửi.',
  },
  sending: {
    title: 'Đang chờ đi',
    when: (moment: string) => `Sẽ tự đi trong ít phút, không sớm hơn ${moment}. Bạn có thể đóng ứng dụng.`,
    why: 'Máy đợi một lúc ngẫu nhiên để người xem mạng không đoán được bạn vừa gửi gì.',
    tries: (count: number) => `Đã thử ${count} lần mà chưa tới nơi. Máy sẽ tự thử lại; hãy xem lại mạng.`,
  },
  shared: {
    title: 'Đã chia sẻ',
    what: 'Máy chủ đã nhận. Máy của những người ở gần bạn sẽ tự báo cho họ, không nói đó là ai.',
    when: (moment: string) => `Nhận lúc ${moment}.`,
    thanks: 'Cảm ơn bạn đã bảo vệ mọi người. Chúc bạn mau khỏe.',
  },
  refused: {
    again: 'Thử gửi lại',
    newCode: 'Cần một mã mới từ cơ quan y tế.',
  },
  withdrawing: {
    title: 'Đang rút lại',
    when: (moment: string) => `Lời rút lại sẽ tự đi, không sớm hơn ${moment}.`,
  },
  withdrawn: {
    title: 'Đã rút lại',
    what: 'Máy của người khác sẽ gỡ cảnh báo khi kiểm tra lần tới.',
    never: 'Chưa có gì rời khỏi máy.',
  },
  withdraw: 'Rút lại',
  withdrawTitle: 'Rút lại điều đã chia sẻ?',
  withdrawWhat:
    'Máy của những người đã được báo sẽ gỡ cảnh báo. Hãy chỉ rút lại nếu bạn không mắc bệnh hoặc đã gửi nhầm.',
  notShared: {
    title: 'Bạn chọn không gửi',
    what: 'Không có gì rời khỏi máy. Không ai biết bạn đã chọn thế nào.',
    thanks: 'Cảm ơn bạn đã xem xét. Chúc bạn mau khỏe.',
    still: 'Bạn vẫn có thể gửi sau, khi mã còn hạn.',
    tell: 'Bạn cũng có thể tự báo cho những người mình đã gặp.',
  },
};

export type IllnessTexts = typeof illness;
