// SPDX-License-Identifier: GPL-3.0-only
// Khách vào thị trấn bằng trình duyệt của mình. Mẫu cho bản tiếng Anh.
export const join = {
  heading: 'Tham gia thị trấn',
  lead: 'Trình duyệt này có thể trở thành một điện thoại của thị trấn, với chương trình thật chạy ngay trong trang. Bạn mang điện thoại của',
  nobody: 'Thị trấn này quá nhỏ, không có chỗ cho khách.',
  out: 'Bạn chưa tham gia.',
  joining: 'Đang vào thị trấn…',
  in: 'Bạn đang ở trong thị trấn: chấm có vòng tròn trên bản đồ là bạn.',
  inForgetful: 'Bạn đang ở trong thị trấn. Trình duyệt này không lưu được gì: đóng trang là điện thoại mất.',
  broken: 'Mất liên lạc với thị trấn. Trang sẽ tự nối lại; những gì máy đã nhận thì vẫn còn.',
  ended: {
    left: 'Bạn đã rời thị trấn. Điện thoại đang tắt.',
    'radio.taken':
      'Đang có một khách khác ở trong thị trấn. Mỗi lúc chỉ một khách; hãy thử lại sau vài phút.',
    'radio.moved': 'Điện thoại này đã chuyển sang một thẻ khác của trình duyệt.',
    'radio.nobody': 'Thị trấn này không có chỗ cho khách.',
    'radio.opening': 'Thị trấn đang mở, hãy thử lại sau một chút.',
    'radio.silent': 'Đường nối im lặng quá lâu nên đã bị ngắt.',
    'radio.layout': 'Máy chủ không hiểu lời của trang này. Hãy tải lại trang.',
    'radio.flood': 'Trang này nói quá nhiều nên đã bị ngắt. Hãy tải lại trang.',
  },
  notice: {
    exposed: 'Điện thoại của bạn có một cảnh báo.',
    withdrawn: 'Điện thoại của bạn đã gỡ một cảnh báo.',
    'clock-wrong': 'Điện thoại của bạn thấy đồng hồ bị sai.',
    sunset: 'Hệ thống đã ngừng; điện thoại đã xóa mọi thứ.',
  },
  join: 'Tham gia',
  joinAgain: 'Tham gia lại',
  leave: 'Rời thị trấn',
  leaveNote: 'Tắt điện thoại. Những gì máy nhớ vẫn ở trong trình duyệt này cho đến khi bạn xóa.',
  erase: 'Xóa điện thoại này',
  eraseNote: 'Xóa khóa, mã đã nghe và cảnh báo khỏi trình duyệt. Lần sau sẽ là một điện thoại mới.',
  starting: 'Điện thoại đang bật…',
  message:
    'Tin nhắn của bàn đăng ký. Ở thị trấn này nó đến hộp thử nghiệm chứ không đến điện thoại thật; trang đã đọc mã và nhập thay bạn.',
  inbox: 'Mở hộp tin nhắn thử nghiệm',
  scans: 'Số lần quét từ khi mở trang',
  latestScan: 'Lần cuối nghe thấy',
  heardIn: (moment: string, heard: number, others: number) =>
    `${heard} điện thoại có Bluezone, ${others} thiết bị khác (${moment})`,
  firstScan: (minutes: number) =>
    `Lần quét đầu tiên đến trong vòng ${minutes} phút của thị trấn. Cho thời gian chạy nhanh hơn thì thấy ngay.`,
  pastHeading: 'Những ngày trước khi bạn đến',
  ask: (days: number) => `Nghe lại ${days} ngày trước đó`,
  pastNote:
    'Máy nhận những gì radio ở chỗ bạn đã nghe được trong những ngày ấy: mã thật mà các điện thoại khác đã phát.',
  pastRunning: (percent: string, moment: string) => `Đã nghe lại ${percent}, đến ${moment}.`,
  pastDone: (from: string, to: string) => `Máy đã nghe lại từ ${from} đến ${to}.`,
  pastKnown: 'Máy này đã nghe lại những ngày ấy rồi.',
  pastFailed: 'Thị trấn không kể lại hết được. Bạn có thể hỏi lần nữa.',
  tryHeading: 'Xem máy của bạn cảnh báo',
  tryOut: {
    household: (name: string) =>
      `Nghe lại những ngày trước, rồi xác nhận ${name}, người sống cùng nhà với bạn, là F0.`,
    work: (name: string) => `Nghe lại những ngày trước, rồi xác nhận ${name}, người làm cùng bạn, là F0.`,
  },
  tryButton: (name: string) => `Mở máy của ${name}`,
  aboutHeading: 'Điều gì thật, điều gì không',
  about: [
    'Chương trình trong trang này là chương trình của mọi điện thoại trong thị trấn: khóa, mã, đối chiếu và cảnh báo đều được tính tại đây.',
    'Chỉ có radio là mô phỏng: thị trấn tính xem ở chỗ bạn nghe thấy ai, và ai nghe thấy bạn.',
    'Số điện thoại là bịa. Chìa khóa để tin máy chủ được trang hỏi một lần; ở ứng dụng thật, chúng nằm sẵn trong ứng dụng.',
    'Trước khi bạn đến không ai nghe thấy bạn, và điều đó không được bịa thêm: nếu bạn báo bệnh, chỉ những người gặp bạn sau khi bạn đến mới được báo.',
  ],
};

export type JoinTexts = typeof join;
