// SPDX-License-Identifier: GPL-3.0-only
// Lời trên màn hình khóa: ai nhìn thấy cũng được, nên không nói ngày, không nói mức.
export const notices = {
  exposed: { title: 'Bluezone có tin cho bạn', body: 'Mở ứng dụng để xem.' },
  withdrawn: { title: 'Bluezone: một tin đã được gỡ', body: 'Mở ứng dụng để xem.' },
  'clock-wrong': { title: 'Bluezone: đồng hồ sai', body: 'Hãy bật ngày giờ tự động.' },
  sunset: { title: 'Bluezone đã ngừng', body: 'Mọi dữ liệu trong máy đã được xóa.' },
};

export type NoticeTexts = typeof notices;
