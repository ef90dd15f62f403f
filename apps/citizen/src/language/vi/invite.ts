// SPDX-License-Identifier: GPL-3.0-only
// Mời người khác; tờ rơi, áp phích, lời đọc loa và tin nhắn đều làm từ đây.
export const invite = {
  title: 'Mời người khác',
  lead: 'Cài cho mình và cho ba người khác.',
  why: 'Bluezone chỉ nhận ra máy cũng có Bluezone. Mỗi người thêm vào là thêm một lần gặp không bị bỏ sót.',
  qr: 'Mã QR dẫn đến trang tải ứng dụng',
  qrWhat: 'Quét mã bằng máy ảnh của điện thoại kia. Trang tự chọn kho ứng dụng đúng.',
  share: 'Chia sẻ',
  link: 'Đường dẫn tải ứng dụng',
  message: (link: string) =>
    `Mình đang dùng Bluezone: máy tự báo nếu mình từng ở gần người mắc bệnh. Ẩn danh, không lấy vị trí, mã nguồn mở. Cài cho mình và ba người khác nhé: ${link}`,
  messageHeading: 'Lời nhắn tiếng Việt',
  otherHeading: 'Lời nhắn tiếng Anh',
  more: 'Để phổ biến',
  growth: 'Mạng lưới lớn thì được gì?',
  growthNote: 'Nói đúng sự thật',
  leaflet: 'Tờ rơi A4',
  leafletNote: 'In ra hoặc lưu PDF',
  poster: 'Áp phích có mã QR',
  texts: 'Lời đọc loa và tin nhắn',
  textsNote: 'Cho xã, phường, cơ quan',
  growthScreen: {
    title: 'Mạng lưới và sự bảo vệ',
    lead: 'Một lần gặp chỉ được ghi khi cả hai máy cùng có Bluezone.',
    rule: 'Nếu p phần trăm mọi người dùng Bluezone, thì chừng p × p các lần gặp được ghi.',
    label: 'Trong 100 người, bao nhiêu người dùng Bluezone?',
    users: (count: string) => `${count} người dùng`,
    seen: (share: string) => `Chừng ${share} các lần gặp được ghi lại.`,
    yours: (share: string) => `Nếu bạn đã dùng: chừng ${share} các lần gặp của chính bạn được ghi.`,
    table: 'Bao nhiêu lần gặp được ghi',
    column: { users: 'Người dùng', all: 'Mọi lần gặp', own: 'Lần gặp của bạn' },
    honestHeading: 'Nói cho đúng',
    honest: [
      'Đây là phép tính đơn giản: coi như ai cũng gặp ai như nhau. Trong gia đình hay nơi làm việc cùng cài, con số thật cao hơn.',
      '“Cài cho mình và ba người khác thì nửa tháng là cả nước được bảo vệ” chỉ đúng nếu ai cũng làm thế mỗi vài ngày và ai cũng có điện thoại dùng được. Thực tế chậm hơn, và không bao giờ đủ một trăm phần trăm.',
      'Dù ít người dùng, nhóm cùng cài với nhau vẫn được lợi ngay: nhà, lớp, cơ quan.',
    ],
  },
  leafletScreen: {
    title: 'Tờ rơi',
    head: 'Bluezone: biết sớm, giữ cho nhau',
    sub: 'Ứng dụng báo cho bạn nếu bạn từng ở gần người được xác nhận mắc bệnh.',
    points: [
      'Máy tự ghi nhớ máy khác ở gần, khoảng 2 mét, qua Bluetooth.',
      'Dữ liệu nằm trong máy bạn, 14 ngày rồi tự xóa.',
      'Không lấy vị trí. Không ai biết bạn gặp ai.',
      'Mã nguồn mở (GPL-3.0): ai cũng xem và kiểm tra được.',
      'Ít tốn pin.',
    ],
    howHeading: 'Cài trong ba bước',
    how: [
      'Quét mã QR, hoặc mở đường dẫn bên dưới.',
      'Cài ứng dụng, mở ra, cho phép dùng Bluetooth.',
      'Nhập số điện thoại và mã trong tin nhắn (không bắt buộc). Xong.',
    ],
    three: 'Cài cho mình và cho ba người khác.',
    help: (hotline: string, email: string) => `Cần giúp: ${email} · Đường dây nóng y tế: ${hotline}`,
  },
  posterScreen: {
    title: 'Áp phích',
    head: 'Bạn đã có Bluezone chưa?',
    sub: 'Quét mã, cài trong một phút. Ẩn danh. Không vị trí.',
    three: 'Cho mình, và cho ba người khác.',
  },
  textsScreen: {
    title: 'Lời đọc loa và tin nhắn',
    loudspeakerHeading: 'Lời đọc loa (khoảng nửa phút)',
    loudspeaker: (hotline: string) =>
      `Kính thưa bà con. Bluezone là ứng dụng trên điện thoại, giúp mỗi người biết sớm nếu mình từng ở gần người mắc bệnh. Ứng dụng không lấy vị trí, không cho ai biết bà con gặp ai, và dữ liệu nằm ngay trong máy của bà con. Mời bà con mở kho ứng dụng, gõ chữ Bluezone, cài cho mình và giúp ba người khác cùng cài. Ai không có điện thoại thông minh vẫn giữ gìn như trước: khẩu trang, khử khuẩn, khoảng cách. Cần hỏi, xin gọi đường dây nóng y tế ${hotline}. Xin cảm ơn bà con.`,
    smsHeading: 'Tin nhắn SMS',
    sms: (link: string) =>
      `Ban da cai Bluezone chua? May tu bao neu ban tung o gan nguoi mac benh. An danh, khong lay vi tri. Cai cho minh va 3 nguoi khac: ${link}`,
    smsNote: 'Viết không dấu để ngắn: một tin chứa được 160 ký tự.',
    length: (count: number) => `${count} ký tự`,
  },
};

export type InviteTexts = typeof invite;
