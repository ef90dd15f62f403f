// SPDX-License-Identifier: GPL-3.0-only
export const settings = {
  title: 'Cài đặt',
  language: 'Ngôn ngữ',
  textSize: 'Cỡ chữ',
  theme: 'Nền',
  themes: { system: 'Theo máy', light: 'Sáng', dark: 'Tối' },
  motion: 'Giảm chuyển động',
  motionNote: 'Hình vẽ đứng yên.',
  notificationsHeading: 'Thông báo',
  notifications: 'Báo ngay khi có cảnh báo',
  notificationState: {
    ask: 'Trình duyệt chưa cho phép.',
    granted: 'Đã được phép.',
    denied: 'Trình duyệt đang chặn thông báo. Có thể đổi trong cài đặt của trình duyệt.',
    unsupported: 'Ở đây không có thông báo.',
  },
  allow: 'Cho phép thông báo',
  downloadsHeading: 'Tải về',
  wifi: 'Danh sách lớn: chỉ tải khi có Wi-Fi',
  wifiNote: 'Danh sách nhỏ vẫn tải qua mạng di động. Trình duyệt không cho biết loại mạng thì vẫn tải.',
  pauseHeading: 'Tạm dừng',
  pauseWhat:
    'Máy không phát và không nghe. Lịch sử sẽ có khoảng trống. Việc kiểm tra cảnh báo vẫn chạy, và máy tự chạy lại khi hết giờ.',
  pauseFor: 'Tạm dừng bao lâu?',
  hours: { 1: '1 giờ', 8: '8 giờ', 24: '1 ngày', 168: '7 ngày' },
  pause: 'Tạm dừng',
  pausedUntil: (moment: string) => `Đang tạm dừng đến ${moment}.`,
  resume: 'Chạy lại ngay',
  registration: 'Số điện thoại',
  registered: 'Máy này đã đăng ký.',
  notRegistered: 'Chưa đăng ký.',
  welcome: 'Xem lại phần giới thiệu',
};

export type SettingsTexts = typeof settings;
