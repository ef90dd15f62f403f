// SPDX-License-Identifier: GPL-3.0-only
export const timeline = {
  heading: 'Dòng thời gian',
  events: 'Sự kiện trên dòng thời gian',
  asList: 'Danh sách',
  nothing: 'Trong những ngày này chưa có gì được ghi.',
  pace: 'Thời gian trôi',
  paceButton: (pace: string) => `${pace}×`,
  paceMeans: {
    1: 'như thời gian thật',
    10: 'mười giây mỗi giây',
    60: 'một phút mỗi giây',
    600: 'mười phút mỗi giây',
  } as Record<number, string>,
  reached: (pace: string) => `Thực đạt ${pace}×`,
  gap: (from: string, to: string) => `${from} – ${to}: máy tính tắt, mọi điện thoại coi như tắt nguồn`,
  andMore: (names: string, more: number) => `${names} và ${more} người nữa`,
  confirmed: (names: string) => `xác nhận F0: ${names}`,
  warned: (f1: number, f2: number, names: string) =>
    `điện thoại cảnh báo ${[f1 > 0 ? `${f1} F1` : '', f2 > 0 ? `${f2} F2` : ''].filter(Boolean).join(', ')}: ${names}`,
  unwarned: (count: number, names: string) => `${count} máy gỡ cảnh báo: ${names}`,
  published: (count: number) => (count === 1 ? 'máy chủ công bố một tệp' : `máy chủ công bố ${count} tệp`),
  withdrew: (names: string) => `rút lại điều đã chia sẻ: ${names}`,
};
