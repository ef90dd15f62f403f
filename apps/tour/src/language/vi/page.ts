// SPDX-License-Identifier: GPL-3.0-only
export const page = {
  languageName: 'Tiếng Việt',
  documentTitle: (town: string) => (town === '' ? 'Bluezone' : `Bluezone – ${town}`),
  skip: 'Đến phần hướng dẫn',
  tagline: 'Một thị trấn sống: điện thoại thật, máy chủ thật, con người hư cấu.',
  taglineRecording: 'Một bản ghi thật được phát lại: điện thoại thật, máy chủ thật, tên hư cấu.',
  chooseLanguage: 'Ngôn ngữ',
  chooseTheme: 'Màu nền',
  theme: { system: 'Theo máy', light: 'Sáng', dark: 'Tối' },
  clockLabel: 'Giờ của thị trấn',
  loading: 'Đang mở…',
  opening: 'Thị trấn đang sống qua những ngày đầu tiên',
  openingExplained:
    'Mỗi điện thoại đang thật sự phát mã, nghe mã và hỏi máy chủ như trong những ngày thật. Chỉ lần mở đầu tiên mới lâu; lần sau mọi thứ đã được lưu.',
  openingSaved: 'Thị trấn đang được mở, xin đợi một chút…',
  openingShare: (percent: string) => `${percent} đã trôi qua`,
  serverGone: 'Không liên lạc được với máy chủ. Trang sẽ tự thử lại; không có gì bị mất.',
  refused: (code: string) => `Máy chủ không trả lời được (${code}). Trang sẽ tự thử lại.`,
  fault: (where: string) =>
    `Thị trấn đã dừng vì một lỗi của chương trình (${where}). Hãy khởi động lại; những gì đã lưu vẫn còn.`,
  guide: 'Hướng dẫn',
  panels: 'Xem kỹ hơn',
  tabs: {
    resident: 'Người dân',
    knows: 'Ai biết gì?',
    find: 'Tìm',
    levers: 'Điều chỉnh',
    hostile: 'Máy chủ xấu',
    join: 'Tham gia',
  },
};
