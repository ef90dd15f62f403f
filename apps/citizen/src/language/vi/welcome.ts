// SPDX-License-Identifier: GPL-3.0-only
// Lần mở đầu tiên.
export const welcome = {
  step: (now: number, of: number) => `Bước ${now} / ${of}`,
  languageTitle: 'Chọn ngôn ngữ · Language',
  languageLegend: 'Ngôn ngữ',
  begin: 'Bắt đầu',
  pages: [
    {
      title: 'Bluezone nhớ giúp bạn',
      what: [
        'Điện thoại có Bluezone nhận ra nhau qua Bluetooth khi ở gần, khoảng 2 mét.',
        'Mỗi máy tự ghi nhớ trong 14 ngày rồi tự quên.',
        'Nếu sau này có người ở gần bạn được xác nhận mắc bệnh, máy bạn tự nhận ra và báo cho bạn ngay.',
      ],
    },
    {
      title: 'Không ai biết bạn gặp ai',
      what: [
        'Không thu thập vị trí. Không bao giờ.',
        'Mỗi mười phút máy đổi một tên ngẫu nhiên, nên không ai theo dõi được bạn bằng Bluezone.',
        'Những gì máy ghi chỉ nằm trong máy. Chỉ chính bạn mới gửi đi được, và chỉ khi bạn mắc bệnh hoặc muốn báo cho người khác.',
      ],
    },
    {
      title: 'Điều Bluezone không làm được',
      what: [
        'Bluezone không phòng được bệnh và không chẩn đoán. Vẫn cần khẩu trang, rửa tay, xét nghiệm.',
        'Máy chỉ nhận ra người cũng dùng Bluezone. Càng nhiều người dùng, càng ít lần bỏ sót.',
        'Sóng Bluetooth xuyên qua vách mỏng và yếu đi trong túi: có thể báo thừa, có thể báo thiếu.',
      ],
    },
  ],
  bluetooth: {
    title: 'Cho phép dùng Bluetooth',
    why: 'Để làm gì: phát tên ngẫu nhiên của máy bạn và nghe tên của máy khác ở gần.',
    refused:
      'Nếu không cho phép: máy không nghe được ai, nên không thể báo cho bạn. Bạn vẫn mở được mọi màn hình.',
    battery: 'Bluetooth năng lượng thấp dùng ít pin.',
    inTown:
      'Ở bản trình diễn này, trình duyệt mượn tai của một điện thoại trong thị trấn thay cho Bluetooth.',
    none: 'Trình duyệt này không quét Bluetooth ở nền được, nên ở đây Bluezone không bảo vệ bạn. Bạn vẫn xem được mọi màn hình; để được bảo vệ, hãy cài ứng dụng trên điện thoại.',
    allow: 'Vào thị trấn',
    already: 'Máy đã nghe được xung quanh.',
    getApp: 'Lấy ứng dụng cho điện thoại',
    later: 'Để sau',
  },
  notifications: {
    title: 'Cho phép gửi thông báo',
    why: 'Để làm gì: báo cho bạn ngay khi có cảnh báo, kể cả lúc bạn không mở ứng dụng.',
    refused: 'Nếu không cho phép: bạn chỉ thấy cảnh báo khi tự mở Bluezone.',
    calm: 'Bluezone không gửi quảng cáo và không nhắc bạn mở ứng dụng.',
    allow: 'Cho phép thông báo',
    granted: 'Đã được phép.',
    denied: 'Trình duyệt đang chặn thông báo. Có thể đổi trong cài đặt của trình duyệt.',
    unsupported: 'Ở đây không có thông báo. Hãy thỉnh thoảng mở Bluezone để xem.',
    later: 'Để sau',
  },
  phone: {
    title: 'Số điện thoại',
    lead: 'Không bắt buộc.',
    why: 'Để làm gì: một số chỉ đăng ký được một máy, nên không ai tạo được hàng nghìn máy giả để báo bừa.',
    separate:
      'Số của bạn nằm ở một nơi riêng, chỉ ở dạng mã hóa một chiều, và không nối được với bất cứ lần tiếp xúc nào.',
    lost: 'Nếu bỏ qua: bạn vẫn được cảnh báo như mọi người. Nhưng nếu bạn là F1, bạn chưa thể báo cho những người bạn đã gặp.',
    label: 'Số di động của bạn',
    hint: 'Ví dụ: 0912 345 678',
    needed: 'Hãy nhập số di động.',
    send: 'Gửi mã cho tôi',
    skip: 'Bỏ qua',
    inTown: (name: string) => `Ở bản trình diễn: đây là số bịa của ${name}.`,
    registered: 'Máy này đã đăng ký.',
  },
  code: {
    title: 'Nhập mã xác thực',
    lead: (number: string) => `Mã 6 chữ số đã được gửi bằng tin nhắn tới ${number}.`,
    label: 'Mã 6 chữ số',
    wrongLength: 'Mã có đúng 6 chữ số.',
    verify: 'Xác thực',
    expiresIn: (wait: string) => `Mã còn dùng được ${wait}.`,
    expired: 'Mã đã hết hạn. Hãy xin mã mới.',
    resend: 'Gửi lại mã',
    resendIn: (wait: string) => `Gửi lại được sau ${wait}.`,
    resent: 'Đã gửi một mã mới.',
    change: 'Đổi số khác',
    none: 'Chưa có mã nào được gửi.',
    inbox: 'Mở hộp tin nhắn thử nghiệm',
    inboxWhat: 'Ở bản trình diễn, tin nhắn không đến điện thoại thật mà đến hộp thử nghiệm.',
  },
  ready: {
    title: 'Sẵn sàng',
    success: 'Xác thực OTP thành công',
    what: 'Bluezone tự chạy, bạn không cần làm gì thêm. Hãy để Bluetooth bật.',
    unregistered: 'Bạn chưa đăng ký số điện thoại. Có thể làm sau ở màn hình chính.',
    open: 'Vào Bluezone',
  },
};

export type WelcomeTexts = typeof welcome;
