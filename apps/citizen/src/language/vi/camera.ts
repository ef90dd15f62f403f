// SPDX-License-Identifier: GPL-3.0-only
export const camera = {
  looking: 'Hình từ máy ảnh, đang tìm mã QR',
  stop: 'Dừng máy ảnh',
  refused: 'Chưa được phép dùng máy ảnh. Bạn vẫn có thể nhập bằng tay.',
  none: 'Ở đây không có máy ảnh dùng được. Bạn có thể nhập bằng tay.',
};

export type CameraTexts = typeof camera;
