// SPDX-License-Identifier: GPL-3.0-only
// The 34 provinces and cities of Vietnam since 1 July 2025: Resolution 202/2025/QH15 of 12 June 2025; codes of Decision
// 19/2025/QĐ-TTg of 30 June 2025.

export interface Province {
  /** Two digits. */
  readonly code: string;
  readonly name: string;
  /** Without marks, as written in English. */
  readonly englishName: string;
}

/** By code. */
export const vietnamProvinces: readonly Province[] = [
  { code: '01', name: 'Hà Nội', englishName: 'Hanoi' },
  { code: '04', name: 'Cao Bằng', englishName: 'Cao Bang' },
  { code: '08', name: 'Tuyên Quang', englishName: 'Tuyen Quang' },
  { code: '11', name: 'Điện Biên', englishName: 'Dien Bien' },
  { code: '12', name: 'Lai Châu', englishName: 'Lai Chau' },
  { code: '14', name: 'Sơn La', englishName: 'Son La' },
  { code: '15', name: 'Lào Cai', englishName: 'Lao Cai' },
  { code: '19', name: 'Thái Nguyên', englishName: 'Thai Nguyen' },
  { code: '20', name: 'Lạng Sơn', englishName: 'Lang Son' },
  { code: '22', name: 'Quảng Ninh', englishName: 'Quang Ninh' },
  { code: '24', name: 'Bắc Ninh', englishName: 'Bac Ninh' },
  { code: '25', name: 'Phú Thọ', englishName: 'Phu Tho' },
  { code: '31', name: 'Hải Phòng', englishName: 'Hai Phong' },
  { code: '33', name: 'Hưng Yên', englishName: 'Hung Yen' },
  { code: '37', name: 'Ninh Bình', englishName: 'Ninh Binh' },
  { code: '38', name: 'Thanh Hóa', englishName: 'Thanh Hoa' },
  { code: '40', name: 'Nghệ An', englishName: 'Nghe An' },
  { code: '42', name: 'Hà Tĩnh', englishName: 'Ha Tinh' },
  { code: '44', name: 'Quảng Trị', englishName: 'Quang Tri' },
  { code: '46', name: 'Huế', englishName: 'Hue' },
  { code: '48', name: 'Đà Nẵng', englishName: 'Da Nang' },
  { code: '51', name: 'Quảng Ngãi', englishName: 'Quang Ngai' },
  { code: '52', name: 'Gia Lai', englishName: 'Gia Lai' },
  { code: '56', name: 'Khánh Hòa', englishName: 'Khanh Hoa' },
  { code: '66', name: 'Đắk Lắk', englishName: 'Dak Lak' },
  { code: '68', name: 'Lâm Đồng', englishName: 'Lam Dong' },
  { code: '75', name: 'Đồng Nai', englishName: 'Dong Nai' },
  { code: '79', name: 'Hồ Chí Minh', englishName: 'Ho Chi Minh City' },
  { code: '80', name: 'Tây Ninh', englishName: 'Tay Ninh' },
  { code: '82', name: 'Đồng Tháp', englishName: 'Dong Thap' },
  { code: '86', name: 'Vĩnh Long', englishName: 'Vinh Long' },
  { code: '91', name: 'An Giang', englishName: 'An Giang' },
  { code: '92', name: 'Cần Thơ', englishName: 'Can Tho' },
  { code: '96', name: 'Cà Mau', englishName: 'Ca Mau' },
];

/** What somebody says who does not want to say, or lives nowhere in the list. */
export const unknownProvince = 'unknown';
