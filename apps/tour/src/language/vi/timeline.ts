// SPDX-License-Identifier: GPL-3.0-only
export const timeline = {
  heading: 'Dòng thời gian',
  pace: 'Tốc độ thời gian',
  paceButton: (pace: number) => `${pace}×`,
  paceMeans: {
    1: 'như thời gian thật',
    10: 'mười giây mỗi giây',
    60: 'một phút mỗi giây',
    600: 'mười phút mỗi giây',
  } as Record<number, string>,
  reached: (pace: string) => `đạt ${pace}×`,
};
