// SPDX-License-Identifier: GPL-3.0-only
// Only on a phone, where a native host stands around the app.
export const phoneHost = {
  bluetooth: {
    allow: 'Cho phép Bluetooth',
    granted: 'Đã được phép. Máy bắt đầu ghi nhận tiếp xúc gần.',
    refused: 'Chưa được phép, nên máy không nghe được ai. Có thể đổi trong cài đặt của điện thoại.',
    settings: 'Mở cài đặt',
  },
  notificationsDenied:
    'Điện thoại đang chặn thông báo của Bluezone. Có thể đổi trong cài đặt của điện thoại.',
  battery: {
    heading: 'Chạy khi không mở ứng dụng',
    why: 'Một số điện thoại tự tắt ứng dụng để tiết kiệm pin. Khi bị tắt, Bluezone không ghi nhận được ai, và lịch sử sẽ có khoảng trống.',
    exempt: 'Hệ thống cho phép Bluezone chạy ở nền.',
    notExempt: 'Hệ thống đang hạn chế Bluezone để tiết kiệm pin. Hãy chọn “Không tối ưu hóa” cho Bluezone.',
    notRefreshed: 'Làm mới ứng dụng trong nền đang tắt. Hãy bật cho Bluezone.',
    saving: 'Chế độ tiết kiệm pin của máy đang bật: việc nghe có thể thưa hơn.',
    vendors: {
      xiaomi:
        'Máy Xiaomi, Redmi, POCO: bật “Tự khởi chạy” cho Bluezone, và trong “Tiết kiệm pin” chọn “Không hạn chế”.',
      oppo: 'Máy OPPO, realme: bật “Cho phép tự khởi chạy” và “Cho phép hoạt động nền” cho Bluezone.',
      vivo: 'Máy vivo: bật “Tự khởi động” cho Bluezone, và cho phép dùng nhiều pin ở nền.',
      huawei:
        'Máy Huawei, HONOR: trong “Khởi chạy ứng dụng”, tắt “Quản lý tự động” của Bluezone rồi bật cả ba công tắc.',
      samsung:
        'Máy Samsung: trong “Giới hạn sử dụng trong nền”, thêm Bluezone vào “Ứng dụng không bao giờ tự ngủ”.',
      asus: 'Máy ASUS: trong “Trình quản lý tự khởi động”, cho phép Bluezone.',
      oneplus: 'Máy OnePlus: bật “Cho phép tự khởi chạy” cho Bluezone, và chọn “Không tối ưu hóa” pin.',
      apple:
        'Trên iPhone: bật “Làm mới ứng dụng trong nền” và Bluetooth cho Bluezone, và đừng vuốt đóng ứng dụng.',
    },
    openBattery: 'Mở cài đặt pin',
    openVendor: 'Mở cài đặt của hãng',
    openApp: 'Mở cài đặt',
    notOpened: 'Không mở được từ đây. Hãy mở Cài đặt của điện thoại, tìm Bluezone, rồi chọn Pin.',
  },
};

export type PhoneHostTexts = typeof phoneHost;
